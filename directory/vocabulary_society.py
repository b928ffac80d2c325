"""Words that tell the type of everybody outside the state, from associations to partners.

FIRM words decide where they stand first; WEAK ones only when nothing firmer is said. Each line:
type, kind (or None where the type is certain and the kind is not), phrases parted by "|".
"""

from __future__ import annotations

Line = tuple[str, str | None, str]

FIRM: tuple[Line, ...] = (
    (
        "civil_society",
        "lsm",
        "lsm|yayasan|foundation|perkumpulan|lembaga swadaya masyarakat|ormas|ngo|cso|"
        "paguyuban|pkbi|walhi|sapda|sigab|gerkatin|ppdi|hwdi|pertuni|kapal perempuan|"
        "institut kapal perempuan|kps2k|koalisi perempuan|koalisi perempuan indonesia|pekka|"
        "rifka annisa|jpic|dharma wanita|dharma wanita persatuan|bkow|gow|kowani|pramuka|pmii|"
        "hmi|gmni|gmki|pmkri|kammi|ippnu|ipnu|knpi|forum anak daerah|perempuan aman|aman|lpbh|"
        "lbhi|kontras|imparsial|fitra|pattiro|somasi|lpsdm|lpsdn|lidi|relawan perempuan anak|"
        "jaringan perempuan|jaringan masyarakat sipil|organisasi masyarakat|rumah perempuan|"
        "rumah aman|women crisis centre|wcc|gema alam ntb|transform ntb|konsepsi|berugak dese|"
        "endri foundation|indonesia ocean justice initiative|greenpeace|lembaga perempuan|"
        "lembaga adat|savy amira|civil society organisation|human trafficking watch|"
        "padma indonesia|organisasi perempuan|dwp|dharma pertiwi|bhayangkari|persit|persit kck|"
        "persit kartika chandra kirana|jalasenastri|pia ardhya garini|"
        "ikatan adhyaksa dharmakarini|adhyaksa dharmakarini|dharmayukti karini|ikatan alumni|"
        "kwarda|kwarcab|kwartir|gerakan pramuka|peradah|truk f|trukf|perada|fpl|"
        "forum pengada layanan|j ruk|jruk|jaringan relawan kemanusiaan|zero human trafficking|"
        "zht|tenaganita|migrant rights|womens solidarity|sapa indonesia|rumah faye|lembaga damar|"
        "nurani perempuan|wcc nurani perempuan|cis timor|yayasan girls|pataka|perkumpulan damar|"
        "institut perempuan|cahaya perempuan|flower aceh|sada ahmo|hapsari|asppuk|lappan|"
        "lambu ina|rpuk|yabiku|sanlima|sopan sumba|yayasan pkpa|pkpa|psbh|ecpat|ecpat indonesia|"
        "lbh migran|sbmi foundation|lbhm|pbh peradi|peradin|kongres advokat indonesia|ikadin|"
        "ikatan dokter indonesia|idi|ibi|ikatan bidan indonesia|ppni|persatuan perawat nasional|"
        "iai apoteker|pgri|persatuan guru|igi|hipwi|ikatan keluarga|perempuan indonesia|"
        "perempuan mahardhika|api kartini|perwari|wanita islam|wanita katolik|wkri|pwki|lpai|"
        "komnas anak|komnas perlindungan anak|puspadi|sigap|bandung wangi|"
        "pusat pelayanan perempuan|plan peduli|psm|pekerja sosial masyarakat|"
        "perempuan pekerja rumahan|twpri|trade union rights centre|local initiative osh network|"
        "lembaga kajian|lembaga studi|lembaga riset masyarakat|lembaga advokasi|"
        "lembaga pemberdayaan|lembaga pengembangan|lembaga kemanusiaan|lembaga sosial|"
        "panti asuhan|lksa|rumah singgah|shelter perempuan|pusat krisis|crisis centre|"
        "women organisation|non governmental organisation|nahdliyin|pemuda pancasila|forum anak|"
        "forum genre|forum masyarakat|forum komunikasi|forum peduli|dewan pendidikan|dewan adat|"
        "majelis adat|majelis adat sasak|masyarakat adat|gasebu|serikat perempuan|serikat petani|"
        "spi petani|hkti|knti|kelompok wanita tani|kwt|p2l|gapoktan|kelompok tani|pemuda tani|"
        "ikatan mahasiswa|hmj|jatam|icw|transparency international|ti indonesia|fitra ntb|"
        "solidaritas masyarakat|pasah|mitra samya|yayasan mitra samya|lombok research centre|lrc|"
        "relawan sahabat anak|tksk relawan|sahabat anak|ksp prt|rumpun tjoet|institut kapal|"
        "seknas fitra|yappika|remdec|bina desa|satunama|yayasan satunama|lakpesdam|desantara|"
        "dian interfidei|percik|kpmm|lpm equator|swandiri|gemawan|ypkm|anak bangsa|ymkk|"
        "yayasan mitra kesehatan kemanusiaan|rumah kitab|rahima|fahmina|yayasan fahmina|"
        "jakatarub|balqis|wcc mawar balqis|mawar balqis|lkkni|serikat nelayan|serikat mahasiswa|"
        "serikat tani|ppsw|santai|pusat pengembangan sumberdaya wanita|persatuan perempuan|"
        "persatuan istri|ikatan istri|lembaga swadaya|perempuan kepala keluarga|rumah belajar|"
        "taman bacaan|kohati|imm|tokoh adat|tokoh perempuan|tokoh pemuda|lmnd|agra|fmn|srmi|"
        "pemuda katolik|pemuda gmim|gamki|wanita hindu|wanita buddha|permabudhi|kmhdi|"
        "hikmahbudhi|formapp|forikan|aliansi jurnalis warga|sahabat pengadilan|sekolah perempuan|"
        "kelompok perempuan|kelompok difabel|organisasi disabilitas|"
        "organisasi penyandang disabilitas|jaringan difabel|nawakamal|pusham|elsam|komunitas adat",
    ),
    (
        "civil_society",
        "ormas_agama",
        "nu|gp ansor|ansor|banser|muslimat|fatayat|aisyiyah|nasyiatul aisyiyah|pimpinan wilayah|"
        "pemuda muhammadiyah|gereja|keuskupan|paroki|majelis ulama indonesia|majelis ulama|"
        "persis|wahdah islamiyah|nwdi|muslimat nw|lkknu|lkk nu|lazisnu|lazismu|baznas|"
        "dompet dhuafa|rumah zakat|parisada hindu dharma|phdi|walubi|matakin|gmit|ldii|"
        "majelis taklim|gmim|gmist|hkbp|gkjw|gki|gbi|gpib|gpm|gkst|gki papua|sinode|"
        "keuskupan agung|karina|vikjen|kkp pmp|majelis sinode|pimpinan daerah muhammadiyah|pdm|"
        "pcm|pwm|pwa|pda aisyiyah|pd aisyiyah|pw aisyiyah|pp aisyiyah|pp muhammadiyah|"
        "pp muslimat|pp fatayat|pp nu|pw muslimat|pc muslimat|pc fatayat|pw fatayat|"
        "nahdlatul wathan|nahdhatul ulama|nahdatul wathan|nahdatul ulama|nahdlatul ulama|"
        "nahdhatul wathan|pwnw|lembaga dakwah|forum kerukunan umat beragama|"
        "forum komunikasi umat beragama|suster|biara|kongregasi|svd|kevikepan|vihara|"
        "dewan masjid|dmi|bkprmi|remaja masjid|takmir|masjid|badan amil zakat|amil zakat|"
        "lembaga amil zakat|laz|upz|iphi|icmi|pelajar islam indonesia|al washliyah|al khairaat|"
        "ddi|dppi|persatuan islam|dewan dakwah|hidayatullah|majelis dzikir|jemaat|"
        "yayasan keuskupan|pendeta|tuan guru|penyuluh katolik",
    ),
    (
        "civil_society",
        "lbh",
        "kantor bantuan hukum|pusat bantuan hukum|pbhi|biro bantuan hukum|ylbhi|lkbh|bkbh|"
        "lbh pers|lbh ansor|posbakumadin|klinik hukum|advokat publik|legal aid|"
        "legal aid institute|legal aid foundation|pahham|obh|lembaga konsultasi bantuan hukum|"
        "pos bantuan hukum|bantuan hukum|konsultasi hukum",
    ),
    (
        "civil_society",
        "pmi_palangmerah",
        "markas pmi|udd pmi|relawan pmi|pmi cabang|pmi provinsi|indonesian red cross|utd pmi|"
        "unit donor darah|unit transfusi darah pmi|kantor pmi",
    ),
    (
        "migrant_association",
        "purna_pmi",
        "eks pmi|eks tki|mantan buruh migran|mantan pekerja migran|purna migran|purna tki|"
        "purna tkw|keluarga migran|keluarga pekerja migran|garda bmi|garda buruh migran|"
        "migrant workers union|ikatan pekerja migran|kelompok usaha purna pmi|returned migrants|"
        "migrant returnee|jbmi|sebumi|serikat buruh migran|asosiasi tenaga kerja indonesia|"
        "asosiasi buruh migran|asosiasi pekerja migran|asosiasi tki|persatuan bmi|"
        "pekerja migran purna|purna pekerja migran|purna buruh migran|eks buruh migran|"
        "eks pekerja migran|eks tkw|mantan tkw|mantan pmi|keluarga buruh migran|keluarga tki|"
        "keluarga tkw|tki purna|tkw purna|pmi purna|cpmi|calon pmi|calon tki|"
        "calon pekerja migran|desbumi keluarga migran|migrant workers association|"
        "returnee migrant|migrant returnees|former migrant workers|ex migrant workers|"
        "migrant workers group|pmi hongkong|bmi hongkong|gammi|ganas community|lipmi|"
        "liga pekerja migran|forum buruh migran|forum pmi|aliansi buruh migran|"
        "solidaritas buruh migran|kelompok buruh migran|kelompok pmi|komunitas buruh migran|"
        "komunitas pekerja migran|komunitas pmi|majelis pekerja migran|lembaga purna pmi|"
        "pekerja migran indonesia purna|perhimpunan pekerja migran|pertimig|ipit|fospi|kotkiho|"
        "ikmi",
    ),
    (
        "labour_union",
        "union",
        "serikat pekerja|serikat buruh|konfederasi|federasi serikat|spti|fspti|kahutindo|kpbi|"
        "ksn|fsptsk|fspkep|fsbdsi|fkui|k sbsi|k spsi|f sp|gsbi|sbmr|fsbmi|gspb|workers union|"
        "dpd spsi|dpc spsi|ksbi|kspi|gabungan serikat|spsi|ksbsi|kspsi|kspn|fspmi|fsp|fsb|fspbi|"
        "spn|sbsi|sarbumusi|ksarbumusi|k sarbumusi|buminu sarbumusi|dpc sarbumusi|sp pln|sp bri|"
        "sp pertamina|sp bank|spk|fspm|fsp tsk|fsp kep|fsp lem|fsp rtmm|fsp kahut|fsp niba|"
        "fsp farkes|sbni|sgbn|gaspermindo|kasbi|ppmi|ppmi 98|geber bumn|nikeuba|garteks|"
        "fsb garteks|lomenik|hukatan|kamiparho|labour federation|trade union|labour union|"
        "labour confederation|persatuan buruh|aliansi buruh|serikat tani buruh|"
        "serikat jurnalis pekerja|federasi buruh|federasi pekerja|gabungan serikat buruh|"
        "majelis pekerja buruh|perkumpulan buruh|spbi|serikat karyawan|serikat guru|"
        "serikat dosen|serikat pegawai|serikat tenaga kerja|serikat pekerja rumah tangga",
    ),
    (
        "academia",
        "univ",
        "universitas|university|institut|politeknik|poltek|poltekkes|poltekes|"
        "sekolah tinggi|fakultas|faculty|akademi|akbid|akper|pascasarjana|pasca sarjana|fisip|"
        "prodi|jurusan|rektor|dekan|program studi|kampus|mahasiswa|dosen|guru besar|"
        "badan eksekutif mahasiswa|perguruan tinggi|sekolah vokasi|sekolah pascasarjana|college|"
        "stahn|ihdn|uhn|unram|undip|unhas|unnes|uns|ugm|unair|itb|ipb|unpad|upi|unej|unsoed|"
        "untidar|unimus|udinus|unisri|umy|uii|uny|uad|unsiq|uniba|untag|upgris|uksw|unud|undana|"
        "undikma|unizar|ummat|uinsa|unifa|unibos|uim|uajm|unpar|binus|unsri|unand|unri|unib|"
        "unila|untirta|unsrat|untad|uho|ung|unpatti|unkhair|uncen|unipa|untan|ulm|unikal|umgo|"
        "unismuh|umsu|usm|unwahas|ums|umm|uisu|usu|uniqhba|unugha|umnu|unmuh|umkendari|unesa|"
        "unsoedpress|univet|unwidha|umpwr|umpp|unperba|iai|umk|ubg|uts|upn|ipdn|ptik|undaris|"
        "unisnu|unaki|hamzanwadi|its|umi|unw|uinsu|uin|iain|stain|unimed|unima|unimal|unsyiah|"
        "usk|untar|ukdw|uajy|unitomo|ubaya|ub|fh|feb|fia|fkip|fisipol|fkm|fmipa|faperta|ftik|"
        "fia ub|univ mataram|unwira|unusa|unusida|unisma|unitri|unmer|umsida|ubhara|unsil|unsub|"
        "uniku|unsika|unma|ugj|unswagati|uika|unpak|uninus|unisba|unjani|unikom|itenas|"
        "telkom university|universitas telkom|poltekpar|polbangtan|polimarin|poltekim|poltekip|"
        "poltek ketenagakerjaan|polteknaker|poltekpel|poltekkp|polimdo|polinema|polines|politap|"
        "pnup|pens|polije|poliwangi|iahn|stah|iakn|stakn|stakatn|stpn|stks|poltekesos|"
        "poltekkesos|stis|stan|pkn stan|stin|stik ptik|akpol|akmil|sttd|stpi|stip jakarta|"
        "pip semarang|pip makassar|bp2ip|unmus|ubt|unmul|upr|unlam|uniska|unsa|ugr|umbima|stihm|"
        "stkip|stkip taman siswa|unwmataram|uki|ui|usahid|trisakti|usakti|atma jaya|"
        "al azhar indonesia|paramadina|moestopo|unas|univpancasila|mercu buana|esa unggul|"
        "bina nusantara|president university|ciputra|widya mandala|parahyangan|maranatha|"
        "soedirman|jenderal soedirman|widyagama|universiti|universitas terbuka|upbjj|bem|dema|"
        "himpunan mahasiswa jurusan|himpunan mahasiswa|ukm mahasiswa|civitas akademika|akademisi|"
        "academics|lecturer|professor|students|kopma|departemen hubungan internasional|"
        "school of law|school of government|graduate school|law faculty|faculty of law|"
        "migrant care studies|p3w|lemlit|unit kegiatan mahasiswa|fikom|fkik|fk unram|fdk|fuad|"
        "febi|fasih|kaprodi|wakil rektor|warek|wadek|ums rappang|umsi|unsulbar|unidayan|umbuton|"
        "unaya|unaim|ustj|uniyap|uniba madura|unira|utm|trunojoyo|uinfas|uinib|uinsyahada|"
        "uin datokarama|uin raden|institut agama|institut teknologi|institut seni|isbi|ikip|itn|"
        "itats|istts|itsk|itkes|itera|iik|inisnu|iainu|iaida|iai nw|iaih|iaiqh|insuri|insud|stid|"
        "stisip|sttkd|stikep|stifar|stikosa|stikubank|stiper|stpmd|apmd|ika unram|"
        "klinik hukum fh|klinik hukum fakultas|umrah tanjungpinang|fak hukum|fak ilmu|"
        "fak ekonomi|fak kedokteran|fak syariah|fak teknik|fak pertanian|fak tarbiyah|"
        "fak peternakan|fak keguruan",
    ),
    (
        "academia",
        "pusat_studi",
        "pusat studi|pusat kajian|pusat penelitian|lppm|lp2m|psga|tenaga ahli uin|pusat riset|"
        "pusat unggulan|sdgs centre|migration studies|centre for migration|lembaga demografi|"
        "ldui|cpps|pskk|akatiga|crcs|csis|lpem|smeru|article 33|indef|prakarsa|"
        "perkumpulan prakarsa|wri indonesia|research institute|policy research",
    ),
    (
        "school",
        "sekolah",
        "sma|smk|smp|sman|smkn|smpn|sdn|sdit|smpit|smait|mts|mtsn|man|madrasah|pesantren|ponpes|"
        "slb|slbn|paud|pkbm|pondok pesantren|sekolah dasar|sekolah menengah|mas|smas|smks|"
        "madrasah aliyah|guru|kepala sekolah|mahad|dayah|sanggar kegiatan belajar|taman kanak|"
        "vocational school|high school|islamic boarding school|sekolah luar biasa|sekolah rakyat|"
        "stm|yayasan ponpes|yayasan pondok pesantren|yayasan pesantren|sekolah polisi negara|"
        "smansa|smanda|smanti|smekda|smeknas|pondok pesanteren|pp darul|pp nurul|"
        "yayasan perguruan|lembaga pendidikan islam|man ic|mtss|mas nw|min|mis|raudhatul athfal|"
        "raudlatul athfal|tk pembina|tk negeri|taman kanak kanak|kelompok bermain|himpaudi|"
        "sd negeri|sekolah kejuruan|sekolah menengah kejuruan|sekolah menengah atas|"
        "sekolah menengah pertama|madrasah tsanawiyah|madrasah ibtidaiyah|tpq|madin|diniyah|"
        "junior high school|senior high school|vocational high school|elementary school|"
        "primary school|secondary school|kindergarten|kepsek|waka kesiswaan|komite sekolah|"
        "sanggar belajar|homeschooling|boarding school|smp satu atap|sd inpres|sdk|smpk|smak|"
        "sltp|slta|smu|smea|smip|smik|smti|smkk|seminari|k3s|mkks|mgmp|pengawas sekolah|"
        "pusat kegiatan belajar masyarakat|kb tk|islamic school|siswa smk|siswa sma|smkpp|"
        "kepala madrasah|kepala smk|kepala sma|wakasek|waka smk|kepala smkn|bkk smk|bkk smkn|"
        "bursa kerja khusus",
    ),
    (
        "hospital",
        "rs",
        "rs|rsu|rsud|rsup|rsupn|rsi|rsj|rsjd|rsk|rskd|rsia|rsab|rsad|rsal|rsau|rsgm|rsgmp|rspad|"
        "rsudp|rsb|rsuk|rsukm|rsds|rumkit|rumah sakit|hospital|rskia|rsjp|rsk dadi|rsko|rstn|"
        "rsptn|rumkitban|rumkital|rumkitau|rsn|rspn|rs mata|balai kesehatan mata|rs bersalin|"
        "rumah bersalin|rs pratama|rsbp|rs polri|medical hospital|general hospital|"
        "provincial hospital|regional hospital|mental hospital|district hospital|rs siloam|"
        "siloam|blud rsud|utd rsud|igd",
    ),
    (
        "hospital",
        "faskes",
        "puskesmas|klinik|clinic|poliklinik|labkesda|labkes|balkesmas|apotek|pustu|polindes|"
        "poskesdes|puskesdes|public health centre|community health centre|pkm|"
        "puskesmas pembantu|health centre|medical check up|mcu|klinik utama|klinik pratama|"
        "klinik mcu|sarkes|praktik bidan|praktek bidan|bidan praktik|bpm bidan|dokter praktik|"
        "apotik|laboratorium klinik|prodia|uptd labkes|pmb bidan|posbindu|balai pengobatan|"
        "balai kesehatan|bkpm|bbkpm|gudang farmasi|instalasi farmasi|ambulans|psc 119|"
        "lab prodia|biomedika|upt pkm|uptd pkm|uptd puskesmas|"
        "blud puskesmas|nakes puskesmas|bidan puskesmas|dokter puskesmas|praktik dokter|"
        "tenaga kesehatan puskesmas",
    ),
    (
        "private_sector",
        "p3mi",
        "p3mi|pjtki|pptkis|kcp3mi|perusahaan penempatan|p3mi pt|cabang p3mi|agency tki|"
        "agensi pekerja migran|recruitment agency|manning agency|ship manning|crewing|siuppak|"
        "manning agent|placement agency|employment agency|labour agency|pt p3mi",
    ),
    (
        "private_sector",
        "perusahaan",
        "pt|cv|ud|perumda|pdam|perseroan|firma|telkom|pertamina|pln|pelindo|jasa raharja|bulog|"
        "bumd|bumn|toko|pelaku usaha|pelaku umkm|umkm|wirausaha|hotel|kantor notaris|notaris|"
        "phri|kantor pos|pos indonesia|indofood|gojek|grab|perum|taspen|jamkrida|perhutani|"
        "kantor hukum|kantor advokat|law firm|law office|advokat|pengacara|ppat|kantor akuntan|"
        "konsultan|consultant|consulting|travel|tour travel|biro perjalanan|"
        "biro perjalanan wisata|rumah makan|restoran|warung|catering|bengkel|toko bangunan|"
        "swalayan|supermarket|minimarket|indomaret|alfamart|perkebunan|pabrik|tbk|persero|ltd|"
        "pte ltd|sdn bhd|limited|corporation|perumdam|ptpn|air minum|jamkrindo|askrindo|jasindo|"
        "asabri|prudential|allianz|mnc life|indosat|xl axiata|telkomsel|smartfren|gapura angkasa|"
        "garuda indonesia|lion air|citilink|wings air|damri|asdp|pelabuhan indonesia|kapal api|"
        "unilever|freeport|amnt|amman mineral|newmont|vale indonesia|medco|itdc|angkasa pura|"
        "injourney|bizam|lombok epicentrum|mall|salon|butik|event organizer|percetakan|fotocopy|"
        "developer|properti|real estat|ekspedisi|jne|sicepat|tiki|pt pos|finnet|startup|shopee|"
        "tokopedia|digital agency|jobstreet|kitalulus|pedagang|ikm|pelaku usaha umkm|pelaku ukm|"
        "usaha dagang|perajin|pengrajin|industri rumah tangga|employer",
    ),
    (
        "private_sector",
        "bank",
        "bank|koperasi|ksu|kpri|primkop|primkopti|bpr|bprs|kud|bmt|kspps|kopdit|bsi|bni|bri|btn|"
        "credit union|lkm|bank indonesia syariah|bank pembangunan daerah|bpd bank|bank ntt|"
        "bank jatim|bank sulutgo|bank papua|bank lampung|bank nagari|bank aceh|bank kaltimtara|"
        "bank bjb|bjb|bank dki|bank sumut|bank riau kepri|bank kalbar|bank kalsel|bank kalteng|"
        "bank maluku|bank bengkulu|bank jambi|bank sultra|bank sulteng|bank sulselbar|"
        "bank bpd diy|bpd diy|bpd bali|bca|cimb|danamon|bank muamalat|muamalat|bank permata|ocbc|"
        "panin|mandiri taspen|brilink|bri link|bri unit|bni kcu|bni kc|kopdes|kopdes merah putih|"
        "kdmp|koperasi merah putih|koperasi unit desa|kopontren|koppontren|"
        "koperasi pondok pesantren|kopkar|kpn|kppri|puskopdit|inkopdit|kjks|baitul maal|adira|"
        "bfi|fifgroup|pnm mekaar|mekaar|permodalan nasional madani|asuransi jiwa|asuransi|"
        "leasing|multifinance|lembaga keuangan mikro|lembaga keuangan|koperasi pegawai|"
        "koperasi karyawan|primkopol|primkopad|primkoppol|primer koperasi|puskoppol|"
        "money changer|remitansi|western union|moneygram|pos remitansi|pegadaian",
    ),
    (
        "private_sector",
        "lpk",
        "lpk|lpks|lkp|lsp|blkln swasta|blk swasta|lembaga kursus|lembaga pelatihan|"
        "balai latihan kerja luar negeri swasta|lembaga pendidikan keterampilan|kursus|"
        "sending organisation|so magang|magang jepang|lpk so|lembaga sertifikasi|lsp p1|lsp p3|"
        "training centre|language centre|kursus bahasa|english course|bimbel|bimbingan belajar|"
        "ap3i|ap2lki|aplki|asosiasi lembaga pelatihan kerja|hillsi|hipki|forum lpk|himpunan lpk|"
        "dpd hipki|lembaga bahasa|bbc ets|english first|kampung inggris|"
        "balai latihan kerja luar negeri|blk ln|blkln pt|im japan|job training centre|lpk swasta",
    ),
    (
        "private_sector",
        "apindo",
        "asosiasi perusahaan|asosiasi pengusaha|apindo|kadin|hipmi|iwapi|gapensi|hippi|aprindo|"
        "asita|kadinda|kadin indonesia|perhimpunan hotel restoran indonesia|inaca|gapki|"
        "api tekstil|gabungan pengusaha|himpunan pengusaha|ikatan pengusaha|persatuan pengusaha|"
        "asosiasi pedagang|gapeknas|inkindo|rei dpd|chamber commerce|"
        "business association|employers association|hpi guide|hipmi pt",
    ),
    (
        "media",
        "media_",
        "radio|tvri|rri|wartawan|jurnalis|redaksi|majalah|surat kabar|portal berita|media online|"
        "media cetak|media massa|televisi|tabloid|koran|suara ntb|suara merdeka|radar lombok|"
        "kumparan|radar semarang|radar mandalika|radar tegal|radar solo|radar banyumas|wawasan|"
        "jateng pos|tribun timur|tribun lombok|fajar makassar|harian fajar|rakyat sulsel|"
        "ujung pandang ekspres|bisnis indonesia|media indonesia|cnn indonesia|cnn|bbc indonesia|"
        "cnbc|okezone|sindo|sindonews|mnc|sctv|indosiar|rcti|net tv|tv one|tvone|metro tv|"
        "kompas tv|lombok tv|celebes tv|samudera fm|jakarta post|mongabay|project multatuli|"
        "narasi|voa indonesia|lombokita|kicknews|ntb satu|pikiran rakyat|kedaulatan rakyat|"
        "tempo co|lensa ntb|talika ntb|mandalika post|sasak tv|liputan6|viva|merdeka com|"
        "idn times|gatra|detikjateng|detiksulsel|tagar|pers mahasiswa|kantor berita|tv9|trans tv|"
        "trans 7|antv|rtv|global tv|gtv|kontributor|reporter|pimred|pemred|redaktur|"
        "pemimpin redaksi|kameramen|fotografer pers|awak media|insan pers|rekan media|"
        "media siber|media lokal|lppl|pos kupang|timor express|timex|victory news|flores pos|"
        "ntt express|batam pos|bali post|nusa bali|nusabali|kaltim post|kaltara pos|"
        "radar tarakan|pontianak post|suara pemred|lampung post|sumatera ekspres|sriwijaya post|"
        "sripo|serambi indonesia|singgalang|padang ekspres|riau pos|jambi ekspres|"
        "jambi independent|bangka pos|banjarmasin post|kalteng pos|manado post|gorontalo post|"
        "radar sulteng|kendari pos|ambon ekspres|malut post|cenderawasih pos|suara papua|"
        "surya co|memorandum|bhirawa|harian bangsa|radar surabaya|beritajatim|malang times|"
        "newspaper|magazine|penyiar|podcast|youtube|content creator|"
        "jakarta globe|magdalene|the conversation|konde|katadata|tirto|beritasatu|jpnn|jawapos|"
        "ntbsatu|insidelombok|suarantb|lombokpost|radarlombok|talikanews|samawarea|gaung ntb|"
        "bimakini|kahaba|garda asakota|hariannusa|warta ntb|ntbpost|katada|kanalntb|"
        "mandalikapost|lombok insider|samalas tv|sumbawa tv|lombok fm|voa|abc australia|reuters|"
        "afp|associated press|al jazeera|dw indonesia|nhk|kbr|kbr68h|antara biro|kompas biro|"
        "tempo biro|biro antara|lpp tvri|lpp rri|lembaga penyiaran publik|media centre|wartawati|"
        "jurnalis televisi|biro media|ekora|ekora ntt|suara flores|kabar ntb|kabar lombok|"
        "warta lombok",
    ),
    (
        "media",
        "org_pers",
        "persatuan wartawan indonesia|ikatan jurnalis|forum jurnalis|forum wartawan|"
        "komisi penyiaran indonesia|serikat media siber|serikat media siber indonesia|"
        "asosiasi media siber|jaringan media siber|kpi daerah|kpi pusat|"
        "komisi penyiaran indonesia daerah|ikatan wartawan|pfi|pewarta foto|persatuan radio|"
        "prssni|forum pemred|dewan pers|fjpi|forum jurnalis perempuan|iwo indonesia|forwan|"
        "persatuan jurnalis|perhimpunan jurnalis|perjurnalis",
    ),
    (
        "international_organization",
        "un_other",
        "palang merah internasional|icrc|unops|unaids|unido|undrr|unctad|unv|ocha|unocha|escap|"
        "un escap|wipo|uncdf|un volunteers|imo|world food program|world health organisation|"
        "perserikatan bangsa bangsa|unicef|unhcr|itc|un tourism|kantor pbb|undss|unpkfc|"
        "dewan keamanan pbb|iaea|ifad|unic|united nations information centre|un ocha|un rc|"
        "residence coordinator|migration network|un migration network|inter parliamentary union|"
        "ipu|unfpa|unesco|unodc|unep|unescap|un agencies|un agency|who|fao|wfp|ohchr|un habitat|"
        "united nations|un system|un indonesia|badan pbb|upu|wto|oecd|unfccc|uncitral|"
        "world customs organisation|imf|international monetary fund|un rco|pulse lab jakarta|"
        "un volunteer|unitar|unssc|unu|un trust fund|un joint sdg fund|icmpd|undesa|un desa|"
        "un women|unwomen|high commissioner refugees|high commissioner for refugees|"
        "high commissioner for human rights|office drugs crime|jaringan pbb untuk migrasi|"
        "jaringan pbb|interpol|united nation",
    ),
    (
        "development_partner",
        "kedutaan",
        "kedutaan|kedutaan besar|kedubes|embassy|konsulat|konsulat jenderal|konjen|"
        "high commission|komisi tinggi|delegasi uni eropa|consulate general|konsulat kehormatan|"
        "honorary consul|konjen australia|consulate|consul general|kantor dagang ekonomi taipei|"
        "taipei economic trade office|teto|british council|kedutaan asing|embasy|eu mission|"
        "embassies|high comission",
    ),
    (
        "development_partner",
        "donor",
        "ausaid|dfat australia|kfw|gac|luxdev|norad|sida|ukaid|fcdo|denmark embassy|prospera|"
        "siap siaga|hanns seidel|fes|friedrich ebert stiftung|konrad adenauer|rosa luxemburg|"
        "swisscontact|tifa|aipj2|kemitraan|snv|koica indonesia|program skala|program mampu|"
        "global affairs canada|swiss agency for development|swiss agency development cooperation|"
        "aipj3|aipj|aipj 3|program inklusi|program kompak|kompak landasan|skala dfat|"
        "program investing in women|investing in women|australia indonesia partnership|"
        "australia awards|innovation for indonesia school children|dfat|bmz|giz|move id|gizmove|"
        "afd|agence francaise|jica|koica|usaid|uk aid|foreign commonwealth|mca indonesia|"
        "norwegian embassy aid|eidhr|uni eropa|delegation european union|european commission|"
        "rmp programme|tdh|hanns seidel foundation|open society|tifa foundation|luminate|"
        "packard foundation|gates foundation|bill melinda gates|asean act|asean australia|"
        "asean australia counter trafficking|usaid erat|usaid madani|usaid harmoni|usaid ctip|"
        "swedish sida|new zealand aid|mfat|kedutaan donor|development partner|mitra pembangunan|"
        "australian government|government australia|pemerintah australia|government canada|"
        "government japan|pemerintah jepang|pemerintah kanada|uk government|us government|"
        "us state department|department state",
    ),
    (
        "development_partner",
        "mdb",
        "adb|aiib|islamic development bank|ifc|bank pembangunan asia|asian development bank|"
        "world bank group|bank dunia|bank pembangunan islam|isdb|"
        "international finance corporation|iflc|migration multi partner trust fund",
    ),
    (
        "development_partner",
        "ingo",
        "islamic relief|habitat for humanity|helen keller|terre des hommes|kopernik|"
        "catholic relief services|crs|caritas australia|arbeiter samariter bund|care indonesia|"
        "freedom fund|search for common ground|yayasan plan international indonesia|"
        "plan indonesia international|yayasan plan international|yayasan save the children|"
        "save children|save children indonesia|wahana visi indonesia|"
        "yayasan wahana visi|care internasional|care peduli|yayasan care peduli|childfund|"
        "child fund|sos childrens villages|handicap international|humanity inclusion|"
        "arbeiter samariter|oxfam|world vision|mercy corps|muslim aid|human appeal|"
        "international rescue committee|jesuit refugee service|jrs|jrs indonesia|"
        "church world service|tearfund|actionaid|action aid|diakonie|bread for the world|"
        "brot fur die welt|misereor|cordaid|icco|hivos|simavi|rutgers|rutgers indonesia|"
        "engenderhealth|jhpiego|fhi 360|fhi360|rti international|palladium|abt associates|"
        "chemonics|dt global|walk free|ijm|stop the traffik|gaatw|"
        "migrant forum asia|migrant forum in asia|human rights watch|amnesty|"
        "amnesty international|international catholic migration commission|icmc|kinder not hilfe|"
        "good shepherd international|asia foundation|ford foundation|"
        "environmental justice foundation|ejf|freedom collaborative|winrock|icmc indonesia|"
        "plan indonesia",
    ),
    (
        "civil_society",
        "karang_taruna",
        "karang taruna|genre indonesia|duta genre|katar",
    ),
    (
        "civil_society",
        "jbm",
        "koalisi buruh migran|jaringan peduli buruh migran|jaringan migran|migrant workers network",
    ),
    (
        "civil_society",
        "migrant_care",
        "migran care|migrant care",
    ),
    (
        "civil_society",
        "solidaritas_perempuan",
        "solidaritas perempuan",
    ),
    (
        "civil_society",
        "adbmi",
        "lembaga adbmi|yayasan adbmi|adbmi foundation|advokasi buruh migran",
    ),
    (
        "civil_society",
        "ppk_mataram",
        "ppk lotim|ppk ntb|ppk lombok timur|ppk lombok tengah|ppk lombok|pancakarsa|panca karsa",
    ),
    (
        "migrant_association",
        "pelaut",
        "ppi pelaut|serikat pelaut|kpi pelaut|kesatuan pelaut indonesia|persatuan pelaut|"
        "ikatan pelaut|pelaut|awak kapal perikanan|akp migran|serikat pelaut bulan sabit|"
        "sakti sulut|sakti indonesia|fisher centre|fishers centre|"
        "serikat awak kapal transportasi|indonesian seafarers|forum pelaut|asosiasi pelaut",
    ),
    (
        "migrant_association",
        "diaspora",
        "diaspora|overseas indonesians",
    ),
    (
        "private_sector",
        "apjati",
        "apjati|aspataki|himsataki|ap2tki|apmi|idea pmi|"
        "asosiasi perusahaan jasa tenaga kerja indonesia|asosiasi perusahaan jasa tki|"
        "himpunan pengusaha jasa tki|asosiasi p3mi|forum p3mi|paguyuban p3mi|perhimpunan p3mi",
    ),
    (
        "international_organization",
        "iom",
        "internasional organisation for migration|"
        "international organisation migration|international organisation migrasi|"
        ""
        "int organisation for migration|organisasi internasional migrasi|iom",
    ),
    (
        "international_organization",
        "ilo",
        "international labour organisation|organisasi perburuhan internasional|"
        "organisasi buruh internasional|safe fair|sea fisheries|protect project|ilo",
    ),
    (
        "international_organization",
        "undp",
        "united nations development programme|program pembangunan pbb|undp",
    ),
    (
        "international_organization",
        "asean",
        "asean|asean secretariat|sekretariat asean|asean tf|brunei darussalam indonesia malaysia|"
        "bimp eaga|imt gt|iora|acwc|acmw|acmw committee|bali process|rso bali process",
    ),
)

WEAK: tuple[Line, ...] = (
    (
        "civil_society",
        "lsm",
        "lembaga|komunitas|jaringan|forum|aliansi|koalisi|konsorsium|ikatan|persatuan|organisasi|"
        "perhimpunan|relawan|paralegal|sahabat|gerakan|masyarakat sipil|tokoh masyarakat|pemuda|"
        "kelompok|himpunan|solidaritas|tokoh agama|pegiat|aktivis|network|initiative|"
        "panti|majelis|lembaga masyarakat|lingkar|institute|front|barisan|laskar|keluarga besar|"
        "simpul|sanggar|inisiatif|aktifis|masyarakat peduli|serikat|"
        "pusat pengembangan",
    ),
    (
        "labour_union",
        "union",
        "federasi|buruh",
    ),
    (
        "academia",
        "pusat_studi",
        "peneliti|riset|research|lembaga penelitian",
    ),
    (
        "school",
        "sekolah",
        "sekolah|school|tk|sd|pelajar|siswa|osis",
    ),
    (
        "private_sector",
        "perusahaan",
        "asosiasi|perusahaan|company|finance|trading|industri|pengusaha",
    ),
    (
        "media",
        "media_",
        "media|harian|pers|press|news|tv|fm|post|pos|tribun|suara|radar|tempo|kompas|"
        "antara|fajar|detik|express|ekspres|expres|berita|times|kini|today|warta|kabar|kilas|"
        "portal|buletin",
    ),
    (
        "international_organization",
        "un_other",
        "un|pbb",
    ),
)
