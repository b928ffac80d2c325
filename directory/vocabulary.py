"""Words that tell the type of an Indonesian agency by themselves, beyond the aliases of one kind.

FIRM words decide where they stand first; WEAK ones only when nothing firmer is said. Each line:
type, kind (or None where the type is certain and the kind is not), phrases parted by "|".
"""

from __future__ import annotations

Line = tuple[str, str | None, str]

FIRM: tuple[Line, ...] = (
    (
        "local_government",
        None,
        "dinas|pemprov|pemkab|pemkot|pemda|pemerintah provinsi|pemerintah kabupaten|"
        "pemerintah kota|pemerintah daerah|bapenda|badan pendapatan daerah|bppkad|bpkpad|bpprd|"
        "badan keuangan daerah|satuan polisi pamong praja|damkar|pemadam kebakaran|"
        "sekretariat daerah|badan kepegawaian|provincial government|regency government|"
        "city government|local government|upt disnaker|perpustakaan daerah|dinas kearsipan|"
        "unit layanan disabilitas|korpri|bpbj|badan penghubung|staf ahli gubernur|"
        "staf ahli bupati|staf ahli wali kota|kpkp",
    ),
    (
        "local_government",
        "kecamatan",
        "kantor camat|sub district office",
    ),
    (
        "local_government",
        "dkp",
        "dkp",
    ),
    (
        "local_government",
        "kepala_daerah",
        "gubernur|bupati|wali kota",
    ),
    (
        "village_government",
        "desa",
        "kepala desa|kantor desa|balai desa|pemdes|kepala dusun|kadus|kuwu|pambakal|hukum tua|"
        "kepala lingkungan|sekretaris desa|perangkat desa|kaur desa|kasi desa|lembang",
    ),
    (
        "village_government",
        "kelurahan",
        "kantor kelurahan|lurah",
    ),
    (
        "village_government",
        None,
        "ketua rt|ketua rw|lpm desa|lpm kelurahan|lpmk",
    ),
    (
        "legislature",
        "dprd",
        "anggota dprd|ketua dprd|komisi i dprd|dprd|dpra|dprp|dprk",
    ),
    (
        "legislature",
        "dpr",
        "dpr ri|anggota dpr ri|anggota dpd ri|mpr|dpd ri",
    ),
    (
        "vertical_agency",
        None,
        "bpk ri perwakilan|perwakilan bpk|lapas|rutan|bapas|lembaga pemasyarakatan|rumah tahanan|"
        "balai pemasyarakatan|bnnp|bnnk|bnn provinsi|bnn kabupaten|bnn kota|bawaslu|kpu provinsi|"
        "kpu kabupaten|kpu kota|kppn|kpp pratama|kantor pelayanan pajak|bea cukai|kppbc|"
        "kantor pertanahan|badan pertanahan|bpn|balai besar pom|bbpom|balai pom|loka pom|"
        "basarnas|kantor sar|kantor pencarian pertolongan|kesyahbandaran|bmkg|perwakilan bpkp|"
        "bpk perwakilan|bpmp|bgp|bbgp|lpmp|bpk wilayah|balai bahasa|balai taman nasional|"
        "balai ksda|bksda|kementerian agama kabupaten|bpsk ham|kementerian agama kota|kanwil|"
        "kantor wilayah|balai besar|perwakilan bkkbn|stasiun karantina|balai karantina|"
        "karantina pertanian|psdkp|kejaksaan|kapolres|kapolda|kapolsek|kantor bahasa|"
        "balai rehabilitasi sosial|bbppks|pangkalan tni|satbrimob|brimob|polairud|ditpolairud|"
        "kpu",
    ),
    (
        "vertical_agency",
        "ombudsman_daerah",
        "ombudsman",
    ),
    (
        "vertical_agency",
        "polda",
        "polisi resor|polisi daerah|polres metro|polwan polda",
    ),
    (
        "vertical_agency",
        "kemenag_daerah",
        "kemenag kabupaten|kantor urusan agama",
    ),
    (
        "vertical_agency",
        "imigrasi",
        "unit layanan paspor|ulp imigrasi|kantor imigrasi|imigrasi kelas",
    ),
    (
        "vertical_agency",
        "sentra_sosial",
        "sentra terpadu|balai rehabilitasi|sentra kemensos",
    ),
    (
        "ministry",
        "pbrn_pnrb",
        "kementerian|ministry|bnn|badan narkotika nasional|bpom|badan pengawas obat makanan|"
        "ditjen|direktorat jenderal|badan nasional|kpk|mahkamah agung|mahkamah konstitusi|"
        "kemenpora|kemenparekraf|kemenpar|kementan|kemendag|kemenperin|kemenpupr|kemenlhk|"
        "komdigi|kemkomdigi|kemenkominfo|kemenhan|lemhannas|wantimpres|bssn|bpip|bnn ri|bkn|"
        "lan ri|bpkp|menteri|wakil menteri|kpu ri|bawaslu ri|bapanas|badan gizi nasional|"
        "directorate general|directorate of|komisi nasional|kemenristekdikti|kemenparekraf ri",
    ),
    (
        "civil_society",
        "lsm",
        "lsm|yayasan|yys|foundation|perkumpulan|lembaga swadaya masyarakat|ormas|ngo|cso|"
        "paguyuban|pkbi|walhi|sapda|sigab|gerkatin|ppdi|hwdi|pertuni|kapal perempuan|"
        "institut kapal perempuan|kps2k|koalisi perempuan|koalisi perempuan indonesia|pekka|"
        "rifka annisa|jpic|dharma wanita|dharma wanita persatuan|bkow|gow|kowani|pramuka|pmii|"
        "hmi|gmni|gmki|pmkri|kammi|ippnu|ipnu|knpi|forum anak daerah|perempuan aman|aman|lpbh|"
        "lbhi|kontras|imparsial|fitra|pattiro|somasi|lpsdm|lpsdn|lidi|relawan perempuan anak|"
        "jaringan perempuan|jaringan masyarakat sipil|organisasi masyarakat|rumah perempuan|"
        "rumah aman|women crisis centre|wcc|gema alam ntb|transform ntb|konsepsi|berugak dese|"
        "endri foundation|indonesia ocean justice initiative|greenpeace|lembaga perempuan|"
        "lembaga adat|savy amira|civil society organisation|human trafficking watch|"
        "padma indonesia|organisasi perempuan",
    ),
    (
        "civil_society",
        "ormas_agama",
        "nu|gp ansor|ansor|banser|muslimat|fatayat|aisyiyah|nasyiatul aisyiyah|pimpinan wilayah|"
        "pemuda muhammadiyah|gereja|keuskupan|paroki|majelis ulama indonesia|majelis ulama|"
        "persis|wahdah islamiyah|nwdi|muslimat nw|lkknu|lkk nu|lazisnu|lazismu|baznas|"
        "dompet dhuafa|rumah zakat|parisada hindu dharma|phdi|walubi|matakin|gmit|ldii|"
        "majelis taklim",
    ),
    (
        "civil_society",
        "lbh",
        "kantor bantuan hukum|pusat bantuan hukum|pbhi|biro bantuan hukum",
    ),
    (
        "civil_society",
        "pmi_palangmerah",
        "markas pmi|udd pmi|relawan pmi",
    ),
    (
        "migrant_association",
        "purna_pmi",
        "eks pmi|eks tki|mantan buruh migran|mantan pekerja migran|purna migran|purna tki|"
        "purna tkw|keluarga migran|keluarga pekerja migran|garda bmi|garda buruh migran|"
        "migrant workers union|ikatan pekerja migran|kelompok usaha purna pmi|returned migrants|"
        "migrant returnee",
    ),
    (
        "labour_union",
        "union",
        "serikat pekerja|serikat buruh|konfederasi|federasi serikat|spti|fspti|kahutindo|kpbi|"
        "ksn|fsptsk|fspkep|fsbdsi|fkui|k sbsi|k spsi|f sp|gsbi|sbmr|fsbmi|gspb|workers union|"
        "dpd spsi|dpc spsi|ksbi|kspi|gabungan serikat",
    ),
    (
        "academia",
        "univ",
        "universitas|university|univ|institut|politeknik|poltek|poltekkes|poltekes|"
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
        "usk|untar|ukdw|uajy|unitomo|ubaya",
    ),
    (
        "academia",
        "pusat_studi",
        "pusat studi|pusat kajian|pusat penelitian|lppm|lp2m|psga|tenaga ahli uin",
    ),
    (
        "school",
        "sekolah",
        "sma|smk|smp|sman|smkn|smpn|sdn|sdit|smpit|smait|mts|mtsn|man|madrasah|pesantren|ponpes|"
        "slb|slbn|paud|pkbm|pondok pesantren|sekolah dasar|sekolah menengah|mas|smas|smks|"
        "madrasah aliyah|guru|kepala sekolah|mahad|dayah|sanggar kegiatan belajar|taman kanak|"
        "vocational school|high school|islamic boarding school|sekolah luar biasa|sekolah rakyat|"
        "stm|yayasan ponpes|yayasan pondok pesantren|yayasan pesantren|sekolah polisi negara",
    ),
    (
        "hospital",
        "rs",
        "rs|rsu|rsud|rsup|rsupn|rsi|rsj|rsjd|rsk|rskd|rsia|rsab|rsad|rsal|rsau|rsgm|rsgmp|rspad|"
        "rsudp|rsb|rsuk|rsukm|rsds|rumkit|rumah sakit|hospital|rskia|rsjp|rsk dadi|rsko|rstn|"
        "rsptn",
    ),
    (
        "hospital",
        "faskes",
        "puskesmas|klinik|clinic|poliklinik|labkesda|labkes|balkesmas|apotek|pustu|polindes|"
        "poskesdes|puskesdes|public health centre|community health centre",
    ),
    (
        "private_sector",
        "p3mi",
        "p3mi|pjtki|pptkis|kcp3mi",
    ),
    (
        "private_sector",
        "perusahaan",
        "pt|cv|ud|perumda|pdam|perseroan|firma|telkom|pertamina|pln|pelindo|jasa raharja|bulog|"
        "bumd|bumn|toko|pelaku usaha|pelaku umkm|umkm|wirausaha|hotel|kantor notaris|notaris|"
        "phri|kantor pos|pos indonesia|indofood|gojek|grab|perum|taspen|jamkrida|perhutani",
    ),
    (
        "private_sector",
        "bank",
        "bank|koperasi|ksu|kpri|primkop|primkopti|bpr|bprs|kud|bmt|kspps|kopdit|bsi|bni|bri|btn|"
        "credit union|lkm",
    ),
    (
        "private_sector",
        "lpk",
        "lpk|lpks|lkp|lsp|blkln swasta|blk swasta|lembaga kursus|lembaga pelatihan|"
        "balai latihan kerja luar negeri swasta",
    ),
    (
        "private_sector",
        "apindo",
        "asosiasi perusahaan|asosiasi pengusaha|apindo|kadin|hipmi|iwapi|gapensi|hippi|aprindo|"
        "asita",
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
        "idn times|gatra|detikjateng|detiksulsel|tagar|pers mahasiswa",
    ),
    (
        "media",
        "org_pers",
        "persatuan wartawan indonesia|ikatan jurnalis|forum jurnalis|forum wartawan|"
        "komisi penyiaran indonesia",
    ),
    (
        "international_organization",
        "un_other",
        "palang merah internasional|icrc|unops|unaids|unido|undrr|unctad|unv|ocha|unocha|escap|"
        "un escap|wipo|uncdf|un volunteers|imo|world food program|world health organisation|"
        "perserikatan bangsa bangsa|unicef|unhcr|itc|un tourism|kantor pbb|undss|unpkfc|"
        "dewan keamanan pbb|iaea|ifad",
    ),
    (
        "development_partner",
        "kedutaan",
        "kedutaan|kedutaan besar|kedubes|embassy|konsulat|konsulat jenderal|konjen|"
        "high commission|komisi tinggi|delegasi uni eropa|consulate general",
    ),
    (
        "development_partner",
        "donor",
        "ausaid|dfat australia|kfw|gac|luxdev|norad|sida|ukaid|fcdo|denmark embassy|prospera|"
        "siap siaga|hanns seidel|fes|friedrich ebert stiftung|konrad adenauer|rosa luxemburg|"
        "swisscontact|tifa|aipj2|kemitraan|snv|koica indonesia|program skala|program mampu",
    ),
    (
        "development_partner",
        "mdb",
        "adb|aiib|islamic development bank|ifc",
    ),
    (
        "development_partner",
        "ingo",
        "islamic relief|habitat for humanity|helen keller|terre des hommes|kopernik|"
        "catholic relief services|crs|caritas australia|arbeiter samariter bund|care indonesia|"
        "freedom fund|search for common ground",
    ),
)

WEAK: tuple[Line, ...] = (
    (
        "local_government",
        None,
        "biro|bagian|bidang|upt|uptd|badan|department|bureau|kantor|office|asisten|sekretariat|"
        "seksi|subbag|kabid|kabag|kasi|distrik|opd|skpd|kesra|penyuluh|satgas|kepala dinas|kadis|"
        "kadinas|kasubag|kantor pelayanan",
    ),
    (
        "vertical_agency",
        None,
        "balai|loka|satker|stasiun|sentra|satuan kerja|satpel|wilker",
    ),
    (
        "ministry",
        "pbrn_pnrb",
        "direktorat|directorate|deputi|setjen|komisi|pusat data|pusat riset",
    ),
    (
        "local_government",
        "kecamatan",
        "kecamatan",
    ),
    (
        "village_government",
        "kelurahan",
        "kelurahan",
    ),
    (
        "village_government",
        "desa",
        "desa|dusun|kampung|nagari|gampong|pekon|rt|rw|jorong|banjar dinas",
    ),
    (
        "civil_society",
        "lsm",
        "lembaga|komunitas|jaringan|forum|aliansi|koalisi|konsorsium|ikatan|persatuan|organisasi|"
        "perhimpunan|relawan|paralegal|sahabat|gerakan|masyarakat sipil|tokoh masyarakat|pemuda|"
        "kelompok|himpunan|solidaritas|tokoh agama|pegiat|aktivis|network|initiative",
    ),
    (
        "labour_union",
        "union",
        "federasi|serikat|buruh|union",
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
        "asosiasi|perusahaan|company|asuransi|finance",
    ),
    (
        "media",
        "media_",
        "media|harian|pers|press|news|tv|televisi|fm|post|pos|tribun|suara|radar|tempo|kompas|"
        "antara|fajar|detik",
    ),
    (
        "international_organization",
        "un_other",
        "un|pbb|who",
    ),
)
