"""Words that tell the type of offices of the state, from villages to ministries.

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
        "staf ahli bupati|staf ahli wali kota|kpkp|suku dinas|sudin|sudis|kesbangpoldagri|"
        "kesbangpollinmas|forkopimda|forkopimcam|dpmg|manpower agency|manpower office|"
        "manpower service|health office|health service|provincial health|social service office|"
        "social office|education agency|planning agency|development planning board|"
        "women empowerment office|womens empowerment|women empowerment|child protection office|"
        "village empowerment|civil registration|regent|governor|mayor|vice regent|"
        "deputy governor|district health|disaster management agency|tourism office|trade office|"
        "communication informatics office|investment office|transport agency|environment agency|"
        "provincial secretariat|regency secretariat|regional research innovation agency|"
        "pemerintahan provinsi|pemerintahan kabupaten|pemerintahan kota|"
        "sekretariat kota|sekretariat kabupaten|sekretariat provinsi|tapem|"
        "bagian tata pemerintahan|badan pengelola perbatasan daerah|bppd|bpp daerah|"
        "badan aset daerah|badan perbatasan daerah|bappeda provinsi|"
        "badan kepegawaian negara daerah|sekretariat korpri|pemadam|kominfotik|kominfo|"
        "nakertrans|dukcapil|puspaga|puspem|mal pelayanan publik|mpp|"
        "unit pelayanan terpadu satu pintu|sentra umkm|rumah aman dinas sosial|perpusda|arpusda|"
        "dekranasda|bunda paud|pokja pkk|bpjn daerah|blud upt|kppt|kpmpt|bkppd|bkdpsdm|bkpsdma|"
        "bakeuda|bpka|bkad|badan keuangan aset daerah|badan aset keuangan daerah|"
        "bagian umum setda|bagian ekonomi|bagian perekonomian|bagian administrasi pembangunan|"
        "bagian pengadaan barang jasa|ukpbj|tim koordinasi perlindungan pmi daerah|dinas sosial|"
        "gubernuran|kantor bupati|kantor wali kota|kantor gubernur|sekwilda|bapermas|bapermasper|"
        "bpmpkb|bpppakb|bkbpp|bpmp kb|badan pemberdayaan masyarakat|badan pemberdayaan perempuan|"
        "badan lingkungan hidup|badan ketahanan pangan|badan penanaman modal|"
        "badan penelitian pengembangan daerah|badan perencanaan pembangunan|"
        "badan kesatuan bangsa|badan penanggulangan bencana daerah|badan pengelola keuangan|"
        "badan pengelola pajak|badan pelayanan perizinan|kantor kesatuan bangsa|"
        "kantor perpustakaan|kantor ketahanan pangan|kantor pemberdayaan|"
        "upt perlindungan tenaga kerja|upt pelatihan kerja|uptd pelatihan kerja|upt pelayanan|"
        "balai latihan kerja internasional|blki|blk provinsi|blk disnaker|uptd balai|"
        "upt balai latihan kerja|balai latihan pendidikan teknik|balai pelatihan kerja|"
        "balai perlindungan tenaga kerja|upt ppkk|uptd ppd|samsat|uppd|dtkt|dtk|baitul mal|"
        "setdaprov|setdakab|setdako|sekdaprov|sekdakab|museum negeri|taman budaya|upt museum|"
        "tim ahli gubernur|tp2d|tgupp|tenaga ahli gubernur|tenaga ahli bupati|protokoler pemprov|"
        "tapd",
    ),
    (
        "local_government",
        "kecamatan",
        "kantor camat|sub district office|camat|kantor kecamatan|kecamatan kabupaten|"
        "sekretaris camat|sekcam|district head|subdistrict office|subdistrict head",
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
        "kepala lingkungan|sekretaris desa|perangkat desa|kaur desa|kasi desa|lembang|"
        "village head|village office|village government|village apparatus|village secretary|"
        "village council|kaling|kepala kewilayahan|kepala pekon|peratin|wali jorong|"
        "kepala jorong|datuk penghulu|penghulu kampung|penghulu|geuchik|reje kampung|"
        "kepala nagari|pj kepala desa|pjs kepala desa|plt kepala desa|kasi pemerintahan desa|"
        "kasi kesra desa|kasi pelayanan desa|bendahara desa|staf desa|operator desa|"
        "pendamping desa|pendamping lokal desa|kelian dinas|kelian banjar|kepala lembang|"
        "ketua bpd|anggota bpd|sekdes|kantor kepala desa|kantor keuchik|kantor wali nagari|"
        "pemerintah gampong|pemerintah nagari|pemerintah kampung|pemerintah pekon|"
        "pemerintah kelurahan|pemerintah desa|pemerintahan desa|aparat desa|aparatur desa|"
        "satlinmas desa|kader posyandu|posyandu|kader desa|pokdarwis|petugas desbumi|desbumi|"
        "desmigratif|kampung kb|badan permusyawaratan kampung|bamuskam|tuha peut|bamus nagari|"
        "lpmd|lpmdk|lkmd|bumdesma|bumdes bersama|bumkam|bumnag|bumg|"
        "lembaga pemberdayaan masyarakat desa|desa wisata|pemerintah kalurahan|kalurahan|"
        "lurah desa|kepala dukuh|kamituwo|jogoboyo|modin|carik|bayan desa|klian",
    ),
    (
        "village_government",
        "kelurahan",
        "kantor kelurahan|lurah|ward office|kelurahan head|sekretaris lurah|seklur|"
        "kasi kelurahan|staf kelurahan",
    ),
    (
        "village_government",
        None,
        "ketua rt|ketua rw|lpm desa|lpm kelurahan|lpmk",
    ),
    (
        "legislature",
        "dprd",
        "anggota dprd|ketua dprd|komisi i dprd|dprd|dpra|dprp|dprk|dpr aceh|"
        "dewan perwakilan rakyat aceh|dpr papua|dpr papua barat|dprpb|sekwan|sekwan dprd|"
        "bapemperda|fraksi|provincial parliament|regional parliament|"
        "regional house of representatives|regional peoples representative council|"
        "badan anggaran dprd|badan kehormatan dprd|pimpinan dprd|sekretariat dewan|"
        "sekretariat dewan perwakilan rakyat daerah|wakil rakyat|regional legislative council|"
        "local parliament|city council|provincial council|mrp|majelis rakyat papua",
    ),
    (
        "legislature",
        "dpr",
        "dpr ri|anggota dpr ri|anggota dpd ri|mpr|dpd ri|"
        "dewan perwakilan rakyat republik indonesia|dewan perwakilan daerah|"
        "house of representatives|majelis permusyawaratan rakyat|badan keahlian dpr|setjen dpr|"
        "sekretariat jenderal dpr|senator dpd|parlemen ri|tenaga ahli dpr",
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
        "kpu|ditjenim|ditjenpas|kakanwil|kanwil ham|kanwil hukum|bptd|balai wilayah sungai|bws|"
        "bbws|bpjn|balai pelaksanaan jalan|balai teknik|balai monitor|balmon|kpknl|djkn|"
        "kpp madya|kp2kp|djp|kanwil djp|kanwil djpb|djpb|bbksda|bpdas|bpkh|bpkhtl|"
        "btn gunung rinjani|bkhit|balai besar karantina|bbkhit|stasiun meteorologi|"
        "stasiun klimatologi|stasiun geofisika|bpbat|bnk|kpud|panwaslu|panwascam|ppk kecamatan|"
        "kejari|kejati|cabjari|cabang kejaksaan negeri|mahkamah syariyah|ptun|"
        "pengadilan tata usaha negara|pengadilan militer|pengadilan hubungan industrial|"
        "pengadilan tinggi agama|district court|religious court|high court|court of|"
        "prosecutors office|prosecutor office|public prosecutor|district attorney|wilker|"
        "karantina|kantor pelayanan bea cukai|kantor pelayanan perbendaharaan|"
        "kantor pelayanan kekayaan negara|bpkp perwakilan|upt kemensos|bps regency|"
        "badan pertanahan nasional kabupaten|badan pertanahan nasional kota|atr bpn|kantah|"
        "upt kemenaker|tax office|customs office|customs|correctional institution|prison|"
        "balai pelestarian kebudayaan|bpk wilayah xv|bpnb|bpcb|balai arkeologi|"
        "balai guru penggerak|balai penjaminan mutu|bpptk|lpka|rupbasan|airnav|"
        "lembaga penyiaran publik kementerian|kantor otoritas|pelabuhan perikanan|"
        "ppn pengambengan|pangkalan psdkp|vts|distrik navigasi|"
        "balai pelayanan publik kementerian|satuan pelayanan|imigrasi entikong|plbn|"
        "pos lintas batas negara|bnpt daerah|fkpt|komnas ham perwakilan|perwakilan komnas ham|"
        "lpsk perwakilan|perwakilan lpsk|kantor perwakilan lpsk|otban|jaksa|hakim|panitera|"
        "hakim ad hoc|balai pelatihan vokasi|kantor pajak|pajak pratama|bpjs|statistisi bps",
    ),
    (
        "vertical_agency",
        "ombudsman_daerah",
        "ombudsman|ori ntb|perwakilan ori|ombudsman perwakilan|ombudsman representative",
    ),
    (
        "vertical_agency",
        "polda",
        "polisi resor|polisi daerah|polres metro|polwan polda|police|regional police|"
        "resort police|sector police|kepolisian resor|kepolisian daerah|kepolisian sektor|"
        "kepolisian resort|mapolda|mapolres|polresta|polresto|polrestabes|reskrim|reskrimum|"
        "satreskrim|ditreskrim|renakta|unit ppa|kanit ppa|sat binmas|satbinmas|satlantas|"
        "satintelkam|intelkam|ditlantas|bidhumas|ditsamapta|bhabin|babinkamtibmas|polisi|kp3|"
        "kanit reskrim|kasat reskrim|reserse kriminal umum|direktorat reserse|"
        "direktorat reserse kriminal umum|spkt|rpk polda|dittipid ppa",
    ),
    (
        "vertical_agency",
        "kemenag_daerah",
        "kemenag kabupaten|kantor urusan agama|kankemenag|kakankemenag|kandepag|kemenag provinsi|"
        "kantor departemen agama|religious affairs office|penghulu kua|penyuluh agama|kepala kua|"
        "penyelenggara haji|kemenhaj kabupaten|kantor kementerian haji|kanwil kementerian haji",
    ),
    (
        "vertical_agency",
        "imigrasi",
        "unit layanan paspor|ulp imigrasi|kantor imigrasi|imigrasi kelas|"
        "unit kerja kantor imigrasi|ukk imigrasi|ukk|immigration office|kantor imigrasi kelas|"
        "kanim kelas|imigrasi bandara|tempat pemeriksaan imigrasi|immigration|inteldakim|"
        "lantaskim|detensi imigrasi",
    ),
    (
        "vertical_agency",
        "sentra_sosial",
        "sentra terpadu|balai rehabilitasi|sentra kemensos|sentra handayani|sentra efata|"
        "sentra wirajaya|sentra antasena|sentra mulya jaya|rptc bambu apus|sentra gau mabaji|"
        "balai anak paramita|bpsbr|bprspp|panti sosial kemensos|psbk",
    ),
    (
        "ministry",
        "pbrn_pnrb",
        "kementerian|ministry|bnn|badan narkotika nasional|bpom|badan pengawas obat makanan|"
        "ditjen|direktorat jenderal|badan nasional|kpk|mahkamah agung|mahkamah konstitusi|"
        "kemenpora|kemenparekraf|kemenpar|kementan|kemendag|kemenperin|kemenpupr|kemenlhk|"
        "komdigi|kemkomdigi|kemenkominfo|kemenhan|lemhannas|wantimpres|bssn|bpip|bnn ri|bkn|"
        "lan ri|bpkp|menteri|wakil menteri|kpu ri|bawaslu ri|bapanas|badan gizi nasional|"
        "directorate general|directorate of|komisi nasional|kemenristekdikti|kemenparekraf ri|"
        "ppatk|bakamla|bnpp|bnp2p|badan siber sandi negara|badan intelijen negara|bin ri|"
        "kantor komunikasi kepresidenan|mabes tni|mabes tni al|mabes tni ad|markas besar|"
        "sekretariat negara|kemensekneg|komisi yudisial|komisi pemberantasan korupsi|"
        "perpustakaan nasional|perpusnas|arsip nasional|anri|lkpp|badan informasi geospasial|"
        "badan kepegawaian negara|lembaga administrasi negara|kementerian negara|"
        "kemenperindag|kemenristek|kemenbud|kementrans|kemenekraf|kemenpkp|kemenpu|kemenlh|"
        "kemenhut|kemenhaj|kemendukbangga|kemenkomdigi|kementerian kominfo|kemkominfo|kemenpan|"
        "menpan|badan kebijakan fiskal|bkf|djki|bpjph|badan karantina indonesia|barantin|bapeten|"
        "bnsp pusat|dewan pertimbangan presiden|wakil presiden|setwapres|tnp2k|"
        "komisi aparatur sipil negara|kasn|komisi informasi pusat|bawaslu pusat|kpu pusat|dkpp|"
        "badan pangan nasional|basarnas pusat|badan ekonomi kreatif|utusan khusus presiden|"
        "pusdiklat|balitbang kementerian|itjen|inspektorat jenderal|sesditjen|"
        "staf khusus menteri|badan pemeriksa keuangan|badan pengawas pemilihan umum|"
        "komisi pemilihan umum republik indonesia|dewan ketahanan nasional|wantannas|"
        "staf khusus presiden|dewan ekonomi nasional|badan pengarah papua|kementerian atr|"
        "atr bpn pusat|kementerian investasi",
    ),
    (
        "vertical_agency",
        "bp3mi",
        "p3tki|upt p3tki|upt bp3mi|upt bp3tki|up3tki|upt p3mi|pos pelayanan p4mi|helpdesk bp2mi|"
        "helpdesk bp3mi|helpdesk kp2mi|pos bp2mi|pos bp3mi|lp3mi|"
        "indonesian migrant worker protection service centre|"
        "indonesian migrant workers protection service|migrant worker service centre|"
        "migrant worker protection centre|bp3pmi|bp2tki|bp3mii|"
        "balai pelayanan penempatan pelindungan tenaga kerja indonesia|"
        "balai pelayanan penempatan tki|shelter bp3mi|rumah ramah pmi|lounge pmi|"
        "crisis centre bp2mi|pelayanan pelindungan pekerja migran indonesia|"
        "loka pelayanan pelindungan pmi|loka pelayanan pelindungan pekerja migran indonesia|"
        "balai pelayanan pelindungan pmi|pos pelayanan pelindungan pmi|balai p3mi|balai bp3mi|"
        "kantor bp3mi|kantor p4mi",
    ),
    (
        "vertical_agency",
        "tni_daerah",
        "dandim|danrem|danramil|kodim|koramil|korem|kodam|kodaeral|lanal|lantamal|"
        "koarmada|satgas pamtas|batalyon|yonif|denpom|pomdam|tni|naval base|military district|"
        "babinsa|denkes|kesdam|lanud|pos al|pos tni al|indonesian navy|angkatan laut|"
        "angkatan darat|angkatan udara|prajurit tni",
    ),
    (
        "vertical_agency",
        "bpjs_tk",
        "bpjstk|bp jamsostek|bpjamsostek|bpjsnaker|bpjs tenaga kerja|bpjs ketenagakerjaan cabang|"
        "bpjs naker|bp jamsostek cabang|social security agency",
    ),
    (
        "vertical_agency",
        "bpjs_kes",
        "bpjskes|bpjs kesehatan cabang",
    ),
    (
        "vertical_agency",
        "bi_daerah",
        "kpwbi|kpw bi|kpw bank indonesia|kantor perwakilan bi|bi perwakilan|bi ntb",
    ),
    (
        "vertical_agency",
        "ojk_daerah",
        "kantor ojk|ojk regional|financial services authority",
    ),
    (
        "vertical_agency",
        "bps_daerah",
        "central bureau statistics provincial|statistics office|bps province",
    ),
    (
        "vertical_agency",
        "bpvp",
        "bbpvp|blk kemnaker|bblki|bblki serang|satpel|balai vokasi|balai besar vokasi|"
        "balai besar pelatihan vokasi produktivitas|upt bpvp|bpp kemnaker|bpvp",
    ),
    (
        "vertical_agency",
        "lldikti",
        "lldikti|lembaga layanan pendidikan tinggi|kopertais",
    ),
    (
        "ministry",
        "kjri_dll",
        "konsulat ri|konsulat republik indonesia|konsulat jenderal ri|"
        "konsulat jenderal republik indonesia|konjen ri|kedutaan besar republik indonesia|"
        "kedutaan besar ri|kedubes ri|indonesian embassy|embassy indonesia|"
        "embassy republic indonesia|indonesian consulate|consulate general republic indonesia|"
        "consulate general indonesia|indonesian consulate general|perwakilan ri|ptri|"
        "permanent mission indonesia|kri tawau|kdei|atase imigrasi|atase pendidikan|"
        "atase kepolisian|atase|atnaker|staf teknis ketenagakerjaan|iett taipei",
    ),
    (
        "ministry",
        "kemlu",
        "direktorat konsuler|protokol konsuler|ditjen protokol konsuler|p2k2 oinb|"
        "bskln|bppk kemlu|direktorat ham kemanusiaan|direktorat asia tenggara|"
        "kementerian luar negeri republik indonesia|foreign ministry|dit hpi|pusdiklat kemlu|"
        "ditjen kerja sama multilateral|kemlu",
    ),
    (
        "ministry",
        "kemendagri",
        "ditjen bina adwil|ditjen otda|ditjen polpum|ditjen keuda|bskdn|bpsdm kemendagri|"
        "ditjen bina keuangan daerah|ministry home affairs|kemdagri|depdagri",
    ),
    (
        "ministry",
        "kemnaker",
        "ditjen binalavotas|binalavotas|ditjen phi|ditjen binwasnaker|dit ptkln|pptkln|"
        "ditjen binapenta|barenbang kemnaker|depnaker|depnakertrans|ministry manpower|"
        "ministry manpower transmigration|kemennaker|kemnakertrans|menaker",
    ),
    (
        "ministry",
        "kp2mi",
        "bp2mi pusat|kementerian bp2mi|kemen p2mi|kementerian pelindungan pmi|kementrian pmi|"
        "badan nasional penempatan pelindungan tki|"
        "badan nasional penempatan pelindungan tenaga kerja indonesia|badan pelindungan pmi|"
        "kementerian pekerja migran|kementerian migran|ministry migrant workers protection|"
        "ministry indonesian migrant workers protection|ministry migrant worker protection|"
        "menteri p2mi|sestama bp2mi|deputi bp2mi|indonesian migrant workers protection board|"
        "national agency placement protection indonesian workers",
    ),
    (
        "ministry",
        "kemenpppa",
        "kpp pa|kementerian pp pa|kemen pp pa|"
        "kementerian pemberdayaan perempuan perlindungan anak|ministry women empowerment|"
        "ministry women empowerment child protection|kemenpppa|menpppa|asdep|asisten deputi",
    ),
    (
        "ministry",
        "komnas",
        "komisi perlindungan anak indonesia|komisi perlindungan anak daerah|"
        "ombudsman republik indonesia|komisi nasional disabilitas|komnas anak pusat|"
        "komnas lansia|komisi nasional hak asasi manusia|ombudsman ri pusat|knd|kppad",
    ),
    (
        "ministry",
        "polri",
        "divhubinter|divisi hubungan internasional polri|set ncb|kepolisian negara|"
        "kepolisian republik indonesia|dittipidum|kapolri|mabes",
    ),
    (
        "ministry",
        "lpsk",
        "lembaga perlindungan saksi korban|lembaga perlindungan saksi|"
        "witness victim protection agency",
    ),
    (
        "ministry",
        "kemenko",
        "menko|menko polhukam|menko pmk|kemenkopolhukam|kemenkopmk|kemenkopolkam",
    ),
)

WEAK: tuple[Line, ...] = (
    (
        "local_government",
        None,
        "biro|bagian|bidang|upt|uptd|badan|department|bureau|kantor|office|asisten|sekretariat|"
        "seksi|subbag|kabid|kabag|kasi|distrik|opd|skpd|kesra|penyuluh|satgas|kepala dinas|kadis|"
        "kadinas|kasubag|kantor pelayanan|agency|staf ahli|kasubbag|kasubbid|sub bagian|"
        "subbagian|subbid|subag|gugus tugas|kepala bidang|kelompok kerja|tkpkd|tim gugus tugas|"
        "pokja|pemerintahan|pemerintah|sekban|kaban|naker|balitbang|litbang|perpustakaan|museum",
    ),
    (
        "vertical_agency",
        None,
        "balai|loka|satker|stasiun|sentra|satuan kerja|perwakilan kementerian|regional office",
    ),
    (
        "ministry",
        "pbrn_pnrb",
        "direktorat|deputi|setjen|pusat data",
    ),
    (
        "local_government",
        "kecamatan",
        "kecamatan|kapanewon|kemantren|panewu",
    ),
    (
        "village_government",
        "kelurahan",
        "kelurahan",
    ),
    (
        "village_government",
        "desa",
        "desa|dusun|kampung|nagari|gampong|pekon|rt|rw|jorong|banjar dinas|village|"
        "rukun tetangga|rukun warga|lingkungan|ketua lingkungan|banjar|lorong|huta|dukuh|"
        "padukuhan",
    ),
)
