"""Typed agency names written before the classifier had seen them, with what they mean.

A line is `spelling -> place`; the place is a region's code, a bare level, or nothing. Each table
was written before its first run, and the rules were widened only afterwards. What the first run
said of the types, in spellings right / unsure / wrong:

FIRST 682 / 33 / 11, SECOND 370 / 37 / 29 (both before any widening), THIRD 477 / 4 / 2,
FOURTH 349 / 18 / 13, FIFTH 383 / 15 / 6, SIXTH 190 / 1 / 3, SEVENTH 126 / 1 / 1.

Some twenty expectations that contradicted agencies.json or the regions were put right afterwards.
"""

from __future__ import annotations

Row = tuple[str, str]


def _rows(lines: str) -> tuple[Row, ...]:
    parted = (line.partition(" -> ") for line in lines.strip().splitlines())
    return tuple((text.strip(), place.strip()) for text, _, place in parted)


FIRST: dict[str | None, tuple[Row, ...]] = {
    "local_government": _rows("""
DISNAKERTRANS PROV. NTB -> 52
Dinas P3AP2KB Kab. Lombok Tengah -> 52.02
DP3A Dalduk KB
Bakesbangpoldagri Prov. NTB -> 52
DISNAKERTRANSKOP KAB. SUMBAWA BARAT -> 52.07
Disnakertrans & ESDM Kab. Belu -> 53.04
Dinas Koperasi, UKM dan Tenaga Kerja Kab. Kupang -> 53.01
Dinas Nakertrans Provinsi Nusa Tenggara Timur -> 53
Disnakertrans Jatim -> 35
DISNAKER KOTA SURABAYA -> 35.78
Disperinaker Kota Surabaya -> 35.78
Disnakertrans Kab Malang -> 35.07
Dinas Tenaga Kerja, PMPTSP Kota Malang -> 35.73
Disnakertrans Kabupaten Indramayu -> 32.12
DISNAKERTRANS KAB.SUKABUMI -> 32.02
Dinas Tenaga Kerja Kab. Cirebon -> 32.09
Disnakertrans Provinsi Jawa Barat -> 32
Dinas Tenaga Kerja dan Transmigrasi Prov Banten -> 36
Disnakertrans Kab. Nunukan -> 65.03
Dinas Transmigrasi dan Tenaga Kerja Prov. Kaltara -> 65
Disnakertrans Kaltim -> 64
Disnakertrans Prov. Kepri -> 21
Dinas Tenaga Kerja Kota Batam -> 21.71
Disnaker Kota Medan -> 12.71
Dinas Ketenagakerjaan Prov. Sumut -> 12
Disnakermobduk Aceh -> 11
Dinas Tenaga Kerja dan Mobilitas Penduduk Aceh -> 11
Disnaker ESDM Bali -> 51
Dinas Ketenagakerjaan dan ESDM Provinsi Bali -> 51
Disnakertrans DIY -> 34
Nakertrans Kab. Bantul -> 34.02
Disnakertransgi DKI Jakarta -> 31
Suku Dinas Nakertrans Kota Adm. Jakarta Timur -> 31.75
Sudin Sosial Jakarta Barat -> 31.73
Disnaker Kab. Lampung Timur -> 18.07
DISNAKER PROV. LAMPUNG -> 18
Dinas Sosial Kab. Dompu -> 52.05
DINSOS PPPA KAB. BIMA -> 52.06
Dinas Sosial P3A Kota Kupang -> 53.71
Dinas Sosial, P3AP2KB Kab. Ngawi -> 35.21
DinsosP3A Kab Flores Timur -> 53.06
Dinas Sosial Provinsi Jawa Timur -> 35
Dinsos Kota Tanjungpinang -> 21.72
Dinsos Prov. Kalbar -> 61
dinas sosial kab sambas -> 61.01
Dinas Pemberdayaan Perempuan & Perlindungan Anak Prov. NTB -> 52
DP3AP2 DIY -> 34
DP3APPKB Kota Surabaya -> 35.78
DPPPAPPKB Kab. Sikka -> 53.07
DP3AP2KB Kab. Nunukan -> 65.03
Dinas PPPA Kab. Indramayu -> 32.12
DPMD Kab. Lombok Timur -> 52.03
DPMPD Kab. Lombok Utara -> 52.08
Dinas PMD Prov. NTT -> 53
DPMK Kab. Jayapura -> 91.03
DPMG Kab. Aceh Tamiang -> 11.16
Dinas Dukcapil Kab. Malaka -> 53.21
Disdukcapil Kota Pontianak -> 61.71
Dinas Kependudukan dan Catatan Sipil Kab. Banyuwangi -> 35.10
Dispendukcapil Kab. Jember -> 35.09
Bappeda Kab. Timor Tengah Selatan -> 53.02
Bapperida Prov. NTT -> 53
Bappelitbang Kab. Manggarai Barat -> 53.15
Bappeda Litbang Kab. Sumbawa -> 52.04
Bapelitbangda Kab. Minahasa Utara -> 71.06
BP4D Kab. Subang -> 32.13
Baperlitbang Kab. Banjarnegara -> 33.04
Brida Prov. Jateng -> 33
BRIDA Kab. Lombok Tengah -> 52.02
Biro Kesra Setda Prov. NTB -> 52
Biro Pemerintahan & Otda Setda Prov. Sulsel -> 73
Biro Adm. Pimpinan Setda NTB -> 52
Bagian Kerjasama Setda Kota Mataram -> 52.71
Bag. Hukum Setda Kab. Sumbawa -> 52.04
Bagian Tata Pemerintahan Setda Kab. Ende -> 53.08
Karo Hukum Setda Prov NTB -> 52
Asisten I Setda Prov. NTB -> 52
Sekretariat Daerah Kab. Sumenep -> 35.29
Setda Kota Bima -> 52.72
Pemkot Batam -> 21.71
Pemkab Tulungagung -> 35.04
Pemprov Kalimantan Barat -> 61
Pemerintah Kabupaten Kapuas Hulu -> 61.06
Pemda DIY -> 34
Dikes Prov. NTB -> 52
Dikes Kab. Lombok Barat -> 52.01
DINKES PPKB KAB. BLITAR -> 35.05
Dinas Kesehatan Kota Tarakan -> 65.71
Disdikbud Kab. Sumbawa Barat -> 52.07
Dikpora Kota Bima -> 52.72
DINAS PENDIDIKAN, PEMUDA DAN OLAHRAGA KAB. BULELENG -> 51.08
Diskominfo Kab. Cianjur -> 32.03
Diskominfotik Prov. Gorontalo -> 75
Diskominfosantik Kab. Bekasi -> 32.16
Bakesbang Kab. Tulungagung -> 35.04
Badan Kesbangpol Linmas Kab. Alor -> 53.05
Kesbangpoldagri Kab. Lotim -> 52.03
Satpol PP & Damkar Kab. Lombok Barat -> 52.01
BPBD Prov. Sulteng -> 72
BPKPD Kab. Cilacap -> 33.01
BKPSDM Kota Palu -> 72.71
DPMPTSP Kab. Karawang -> 32.15
DPMPTSPTK Kab. Sinjai -> 73.07
Disperindagkop UKM Kab. Nunukan -> 65.03
Dinas Kelautan & Perikanan Prov. Maluku -> 81
Dislutkan Prov. NTB -> 52
Dishub Kota Kendari -> 74.71
Dinas Ketahanan Pangan Kab. Lembata -> 53.13
DLHK Prov NTB -> 52
Inspektorat Kab. Sikka -> 53.07
UPTD PPA Prov. NTB -> 52
UPT PPA Kab. Sleman -> 34.04
P2TP2A Kab. Cianjur -> 32.03
UPTD P2TP2A Kota Batam -> 21.71
UPT BLK Singosari
BLK Kab. Lombok Timur -> 52.03
UPTD BLK Kab. Cirebon -> 32.09
LTSA PMI Kab. Lombok Timur -> 52.03
LTSA P2TKI Mataram -> 52.71
TP. PKK Prov. NTB -> 52
Tim Penggerak PKK Kab. Belu -> 53.04
Satgas TPPO Prov. NTT -> 53
Gugus Tugas TPPO Kab. Sambas -> 61.01
Forkopimda Kab. Lombok Timur -> 52.03
Kecamatan Pringgabaya
Kec. Keruak, Kab. Lombok Timur -> 52.03
Camat Masbagik
Kantor Kecamatan Batukliang Utara
Distrik Heram Kota Jayapura -> 91.71
Wakil Bupati Malang -> 35.07
Gubernur Kepulauan Riau -> 21
Manpower Agency of East Java Province -> 35
Women's Empowerment and Child Protection Office of East Nusa Tenggara -> 53
Bappeda of Indramayu Regency -> 32.12
Dinas Tenga Kerja Kab. Madiun -> 35.19
Disnakertans Prov. NTB -> 52
DINAS TENAGAKERJA KAB. TULUNGAGUNG -> 35.04
Dinas Soosial Kab. Sambas -> 61.01
Dinas Sosal Prov. Bali -> 51
Dinas Pemberdayan Masyarakat Desa Kab. Lembata -> 53.13
Bappedda Kab. Garut -> 32.05
lnspektorat Kab. Dompu -> 52.05
Disdukcapi1 Kab. Belu -> 53.04
DinasKesehatan Kab. Lombok Utara -> 52.08
Dispnakertrans Kota Bima -> 52.72
Diskoperindag Kab. Lombok Utara -> 52.08
Kabid Binapenta Disnakertrans Kab. Sumbawa -> 52.04
Staf Dinas Sosial Kota Mataram -> 52.71
"""),
    "village_government": _rows("""
Pemerintah Desa Sukadana, Kab. Lombok Timur -> 52.03
PEMDES TELAGAWARU
Desa Pringgasela Kec. Pringgasela
Kelurahan Jempong Baru
Kel. Kekalik Jaya Kota Mataram -> 52.71
Kepala Desa Bonjeruk
Kades Lantan
Sekretaris Desa Teratak
Kantor Desa Juntinyuat Kab. Indramayu -> 32.12
Nagari Salimpaung Kab. Tanah Datar -> 13.04
Gampong Meunasah Blang
Kuwu Desa Dukuh Jeruk
Perbekel Desa Pemuteran
Kadus Batu Rimpang
BPD Desa Kawo
BUMDesa Maju Jaya
Desbumi Desa Darek
Petugas Desmigratif Ds. Gunung Malang
Kaling Karang Taliwang
Pekon Way Mengaku
Desa Nyerot, Kec. Jonggat
Perangkat Ds. Kuta
Ketua RT?
Lurah Rembiga
PEMERINTAH DESA TETEBATU SELATAN
Ketua BPD Desa Selebung
Kapala Desa Anyar
"""),
    "legislature": _rows("""
Komisi V DPRD Prov. NTB -> 52
DPRD Kab. Indramayu -> 32.12
Sekretariat DPRD Kab. Lombok Barat -> 52.01
Setwan Prov. Jawa Timur -> 35
Anggota DPRD Provinsi NTT -> 53
DPR Aceh -> 11
DPRA
DPD RI Perwakilan NTB -> national
Anggota Komisi IX DPR RI -> national
Ketua DPRD Kota Batam -> 21.71
Bapemperda DPRD Kab. Cirebon -> 32.09
Fraksi PKS DPRD NTB -> 52
Dewan Perwakilan Rakyat Daerah Kab. Sikka -> 53.07
"""),
    "vertical_agency": _rows("""
BP3MI Prov. NTT -> 53
BP3MI Jawa Timur -> 35
UPT BP3MI Prov. NTB -> 52
UPT BP2MI Mataram -> 52.71
LP3TKI Surabaya -> 35.78
BP3TKI Pontianak -> 61.71
BP3MI Kaltara -> 65
P4MI Nunukan -> 65.03
Pos P4MI Kab. Malang -> 35.07
P4MI Kota Cirebon -> 32.74
BP3MI Kepri -> 21
BP3MI DKI Jakarta -> 31
Balai Pelayanan Pelindungan PMI (BP3MI) NTB -> 52
Balai Pelayanan dan Pelindungan Pekerja Migran Indonesia Prov. Sumatera Utara -> 12
Kanwil Kemenkumham Prov. NTT -> 53
Kanwil Kementerian Hukum Prov. Jawa Timur -> 35
Kanwil Kemenkum NTB -> 52
Kanwil KemenHAM NTB -> 52
Kantor Wilayah Kementerian HAM Jawa Barat -> 32
Kanwil Ditjen Imigrasi NTB -> 52
Kanwil Ditjen Pemasyarakatan Jatim -> 35
Kanwil Ditjenim Kalbar -> 61
Imigrasi Kelas I TPI Mataram -> 52.71
Kanim Kelas II Non TPI Blitar
Kantor Imigrasi Kelas III Non TPI Bima
Kantor Imigrasi Kelas I Khusus TPI Batam -> 21.71
Kanim Sumbawa Besar -> 52.04
Kantor Imigrasi Kelas II TPI Nunukan -> 65.03
KANTOR lMIGRASI KELAS I TPI MATARAM -> 52.71
Polda NTB, Ditreskrimum Subdit IV Renakta -> 52
Polres Lotim Unit PPA -> 52.03
Ditreskrimum Polda NTT -> 53
Polresta Barelang
Polres Indramayu -> 32.12
Polsek Sekotong
Dit Res PPA dan PPO Polda NTB -> 52
Kasat Reskrim Polres Nunukan -> 65.03
Kejati Jatim -> 35
Kejari Lombok Timur -> 52.03
Kejaksaan Negeri Mataram -> 52.71
Pengadilan Agama Giri Menang
PA Selong
Pengadilan Negeri Praya
PN Atambua
Lanal Mataram -> 52.71
Kodim 1620/Loteng -> 52.02
Dandim 1615/Lotim -> 52.03
BNNP NTB -> 52
BNNK Sumbawa Barat -> 52.07
BPJS Ketenagakerjaan Cab. Lombok Timur -> 52.03
BPJS Kesehatan Kab. Sumba Timur -> 53.11
BPJS Naker NTB -> 52
BPS Kab. Lombok Utara -> 52.08
BPS Provinsi Jawa Timur -> 35
Bank Indonesia KPw Prov. NTB -> 52
KPwBI NTB -> 52
OJK Prov. NTB -> 52
Ombudsman RI Perwakilan Prov. NTT -> 53
ORI Perwakilan NTB -> 52
LLDIKTI Wilayah VIII
BPVP Lombok Timur -> 52.03
BBPVP Bekasi
Satpel BPVP Sumbawa -> 52.04
Kemenag Kab. Sumenep -> 35.29
Kankemenag Lombok Tengah -> 52.02
Kanwil Kementerian Agama Prov. NTB -> 52
KUA Kec. Narmada
Sentra Efata Kupang
Balai Karantina Kesehatan Kelas I Surabaya -> 35.78
KKP Kelas I Denpasar -> 51.71
KSOP Kelas III Lembar
Lapas Kelas II A Kuripan
Lapas Perempuan Kelas III Mataram -> 52.71
BPKP Perwakilan NTB -> 52
BKKBN Prov. NTT -> 53
Bea dan Cukai Nunukan -> 65.03
BPN Kab. Lombok Barat -> 52.01
Bawaslu Kab. Sumbawa -> 52.04
KPU Prov. NTB -> 52
BPMP Prov. NTB -> 52
Stasiun PSDKP Tarakan -> 65.71
Kemenimipas Kanwil NTB -> 52
Komnas HAM Perwakilan Aceh -> 11
BP3MI Nusa Tenggra Barat -> 52
Kantor Imgrasi Mataram -> 52.71
Ombudsmen RI Perwakilan NTB -> 52
Regional Police of NTB -> 52
Mataram Immigration Office -> 52.71
BP3M1 NTB -> 52
Bandara Internasional Lombok Otoritas Bandara Wilayah IV
"""),
    "ministry": _rows("""
KemenP2MI
KP2MI/BP2MI
Kementerian Pelindungan Pekerja Migran Indonesia RI
Kemenaker RI
Kemnaker RI
Kementerian Ketenagakerjaan R.I.
Ditjen Binapenta dan PKK Kemnaker
Direktorat Bina P2PMI Kemnaker
Kemenlu RI
Dit. Pelindungan WNI Kemlu RI
Kementerian Luar Negeri c.q. Direktorat Konsuler
Ditjen Protokol dan Konsuler
KBRI Riyadh
KJRI Kota Kinabalu
KJRI Penang
Konsulat RI Tawau
Kemendagri RI
Ditjen Bina Pemdes Kemendagri
KPPPA
KemenPPPA RI
Kemen PPPA
Deputi Perlindungan Hak Perempuan KemenPPPA
Kementerian PPN / Bappenas
Kementerian Hukum dan HAM RI
Kementerian HAM
Kementerian Imigrasi dan Pemasyarakatan
Ditjen Imigrasi
Kemenko PM
Kemenko Kumham Imipas
Kemenko Bidang PMK
Kementerian Sosial RI
Kementerian Kesehatan RI
Kementerian Agama Republik Indonesia
Kementerian Desa dan PDT
Kementerian Koperasi
Badan Pusat Statistik RI
BNPT
LPSK RI
KPAI
Komisi Perlindungan Anak Indonesia
Komnas Perempuan RI
Polri
Bareskrim Mabes Polri
BRIN
BSSN
PPATK
Kemensetneg
Kantor Komunikasi Kepresidenan
Kementerian Keuangan
Kemenkominfo
Ministry of Manpower of the Republic of Indonesia
Ministry of Women Empowerment and Child Protection
Indonesian Embassy Kuala Lumpur
Kementrian Ketenagakerjaan
Kementerian Pelindunggan Pekerja Migran Indonesia
Kementerian Sosail
Bapenas
Kemeterian Luar Negeri
KEMENTERIAN KETENAGA KERJAAN
BP2M1
"""),
    "civil_society": _rows("""
Migrant CARE
Migrant CARE Lombok Tengah -> 52.02
ADBMI
Yayasan ADBMI Foundation
PPK Lotim -> 52.03
Perkumpulan Panca Karsa NTB -> 52
PERADA
Solidaritas Perempuan Mataram -> 52.71
LBH APIK NTB -> 52
Muslimat NU NTB -> 52
'Aisyiyah NTB -> 52
PW 'Aisyiyah Jawa Timur -> 35
Fatayat NU Kab. Cirebon -> 32.09
PC Muslimat NU Kab. Malang -> 35.07
PCNU Lombok Tengah -> 52.02
JPIC SVD Ende -> 53.08
Rumah Perempuan Kupang
Truk-F Maumere
Yayasan Kesehatan untuk Semua
Lakpesdam PCNU Kab. Cilacap -> 33.01
LSM Gerbang
Perkumpulan Relawan CIS Timor
SANTAI NTB -> 52
KOSLATA NTB -> 52
LPSDM
Yayasan Paramitra
Yayasan Rumah Energi
PKBI NTB -> 52
Koalisi Perempuan Indonesia Wilayah Jawa Barat -> 32
FPL
Jaringan Relawan untuk Kemanusiaan (J-RUK) Kupang
Zero Human Trafficking Network
Jarnas Anti TPPO
LBH Surabaya -> 35.78
LBH Pers
YLBHI
Karang Taruna Kec. Praya
KNPI Kab. Sumbawa -> 52.04
Forum Anak NTB -> 52
Genre NTB -> 52
Dharma Wanita Persatuan Dinas Sosial Prov. NTB -> 52
Dharma Wanita Disnakertrans NTB -> 52
FKUB NTB -> 52
MUI Kab. Lombok Timur -> 52.03
NWDI Pancor
PW NW NTB -> 52
Palang Merah Indonesia Kab. Lombok Barat -> 52.01
PMI Kota Mataram -> 52.71
Dompet Dhuafa NTB -> 52
Baznas Kab. Lombok Timur -> 52.03
Komunitas Gender Lombok
LPA Kab. Lombok Timur -> 52.03
Lembaga Perlindungan Anak Prov. NTB -> 52
PEKKA NTB -> 52
HMI Cabang Mataram -> 52.71
PMII Cab. Mataram -> 52.71
Himpunan Wanita Disabilitas Indonesia NTB -> 52
PPDI Prov. NTB -> 52
WALHI NTB -> 52
Yayasn Panca Karsa
Perkumpulan Sahabt Perempuan
Migran Care Jember -> 35.09
Ikatan Bidan Indonesia Kab. Dompu -> 52.05
Tokoh Agama Desa Lantan
Women's Solidarity Mataram -> 52.71
Tenaganita
"""),
    "migrant_association": _rows("""
SBMI DPW NTB -> 52
SBMI Lombok Utara -> 52.08
DPC SBMI Indramayu -> 32.12
SBMI Malang
Serikat Buruh Migran Indonesia Cabang Sumbawa -> 52.04
DPW SBMI Jawa Barat -> 32
Kabar Bumi Kab. Cilacap -> 33.01
Keluarga Besar Buruh Migran Indonesia (KABAR BUMI)
ATKI Hong Kong
Paguyuban Purna PMI Kab. Malang -> 35.07
Kelompok Purna Migran Desa Arjowilangun
Komunitas Keluarga PMI Kec. Kalipare
Purna TKW
Eks PMI Malaysia
Mantan PMI Desa Lantan
KKBM Desa Nyerot
Ikatan Keluarga Buruh Migran Kab. Lembata -> 53.13
Perwakilan Keluarga PMI
Calon PMI
CPMI Lotim -> 52.03
Serikat Pelaut Indonesia
SPPI
Forum Purna PMI NTB -> 52
Pekerja Migran Purna
Purna Pekerja Migran Kab. Ponorogo -> 35.02
IMWU
Garda BMI Jawa Barat -> 32
Serikat Buruh Migran lndonesia
KAMI NTB -> 52
JBMI Hong Kong
"""),
    "labour_union": _rows("""
KSPSI NTB -> 52
DPD KSPSI Prov. Jawa Timur -> 35
SPSI Kab. Lombok Timur -> 52.03
KSBSI
Korwil KSBSI NTB -> 52
FSPMI Kota Batam -> 21.71
SPN Kab. Karawang -> 32.15
Sarbumusi Jatim -> 35
Serikat Pekerja Nasional NTB -> 52
Federasi Serikat Pekerja NIBA
Konfederasi KASBI
F.SP KEP Gresik -> 35.25
Serikat Pekerja PLN
Serikat Pekeja Seluruh Indonesia
"""),
    "academia": _rows("""
Unram
Universitas Mataram -> 52.71
FH UNRAM
FISIPOL UGM
Fak. Hukum Univ. Mataram -> 52.71
Universitas Brawijaya
FIA UB
Universitas Airlangga
UNAIR Surabaya -> 35.78
Univ. Nusa Cendana
Undana Kupang
Universitas Jember -> 35.09
UNEJ
UIN Mataram -> 52.71
UIN Sunan Ampel Surabaya -> 35.78
UIN Sunan Gunung Djati
IAIN Syekh Nurjati Cirebon
Poltekkes Kemenkes Kupang
Poltekkes Kemenkes RI Mataram -> 52.71
Poltekes Mataram -> 52.71
STIKES Mataram -> 52.71
STMIK Bumigora
STKIP Hamzanwadi Selong
STAH Gde Pudja Mataram -> 52.71
IAHN Gde Pudja Mataram -> 52.71
IPDN Kampus NTB -> 52
Universitas Teknologi Sumbawa -> 52.04
UNSA Sumbawa -> 52.04
UNDIKMA
Univ. Muhammadiyah Malang
UMM Malang
Prodi Hubungan Internasional Unram
LPPM Unram
Pusat Studi Migrasi Universitas Jember -> 35.09
P3W Unram
PSGA UIN Sunan Ampel
Politeknik Pariwisata Lombok
Poltekpar Lombok
Akademi Kebidanan Bhakti Kencana
Universitas Nahdlatul Wathan Mataram -> 52.71
BEM FH Universitas Mataram -> 52.71
Dekan FEB Unram
University of Mataram -> 52.71
Gadjah Mada University
Unversitas Mataram -> 52.71
Universitas Matarm -> 52.71
UNIVERSITAS AIRLANGA
Universitas Tanjungpura
Universitas Borneo Tarakan -> 65.71
Universitas Andalas
"""),
    "school": _rows("""
SMKN 1 Kuripan
SMK Negeri 1 Lingsar
SMK Kesehatan Yahya Bima
SMK Kesehatan Lombok Timur -> 52.03
SMAN 1 Masbagik
SMA Negeri 3 Atambua
SMKN 2 Nunukan -> 65.03
Ponpes Nurul Haramain Narmada
Ponpes Qamarul Huda Bagu
PP. Darul Muhajirin Praya
Pondok Pesantren Al-Ishlahuddiny Kediri
MA Nurul Hakim
MAN 1 Lombok Timur -> 52.03
MAN IC Lombok Timur -> 52.03
MTs Yanmu NW Praya
SDN 2 Cakranegara
SMPN 3 Gerung
SMP Katolik Frateran Maumere
SLB N 1 Lombok Tengah -> 52.02
SMK PGRI 2 Malang
SMK Muhammadiyah Mataram -> 52.71
Kepsek SMKN 5 Mataram -> 52.71
Guru BK SMAN 1 Praya
OSIS SMAN 2 Mataram -> 52.71
SKB Kab. Lombok Barat -> 52.01
PKBM Ceria
PKBM
Madrasah Aliyah Negeri 2 Bima
Sekolah Rakyat Mataram -> 52.71
SMK Plus Darul Hikmah
SMA Negri 5 Mataram -> 52.71
SMKN I Praya
Pondok Pesanteren Darul Qur'an
MKKS SMK Prov. NTB -> 52
"""),
    "hospital": _rows("""
RSUD Provinsi NTB -> 52
RSUDP NTB -> 52
RSUD Prov. NTB (PPT) -> 52
RSJ Mutiara Sukma
RSJ Mutiara Sukma Prov. NTB -> 52
RSUD dr. R. Soedjono
RSUD Prof. W.Z. Johannes Kupang
RSUD Kab. Sumbawa -> 52.04
RSUD H.L. Manambai Abdulkadir
RS Bhayangkara Mataram -> 52.71
Rumkit Bhayangkara Polda NTT -> 53
RS Unram
RS Siloam Mataram -> 52.71
RSUD Dr. Soetomo
RSUP Sanglah Denpasar -> 51.71
RSAD Wira Bhakti
Puskesmas Karang Taliwang
PKM Gunungsari
UPTD Puskesmas Aikmel
UPT BLUD Puskesmas Kediri
Puskesmas Nunukan -> 65.03
Puskesmas Pembantu Desa Lantan
Klinik Utama Prodia
Klinik Medical Check Up CPMI Sarana Medika
RSIA Permata Hati Mataram -> 52.71
Rumah Sakit Umum Daerah Kota Mataram -> 52.71
Rumah Sakit Provinsi NTB -> 52
NTB Provincial Hospital -> 52
Pukesmas Ampenan
Rumah Skit Harapan Keluarga
UTD RSUD Kota Bima -> 52.72
Laboratorium Kesehatan Prov. NTB -> 52
"""),
    "private_sector": _rows("""
PT. Cahaya Lombok (P3MI)
PT. Sukses Mandiri Utama Cab. Mataram -> 52.71
P.T. Bagoes Bersaudara
PT Kijang Lombok Raya
P3MI PT. Bumi Mas Antar Nusa Cab. Lombok Timur -> 52.03
APJATI NTB -> 52
DPD APJATI Jawa Timur -> 35
ASPATAKI NTB -> 52
AP2TKI
Kadin Kab. Lombok Timur -> 52.03
KADIN Prov. NTB -> 52
Bank NTB Syariah -> 52
Bank NTB Syariah Cab. Selong -> 52
Bank BNI Mataram -> 52.71
BNI KCU Mataram -> 52.71
BRI Cab. Praya
Bank NTT -> 53
Bank Jatim -> 35
Bank Kalbar -> 61
PT BPR NTB -> 52
PT. Bank Rakyat Indonesia (Persero) Tbk
Pegadaian Area Ampenan
Koperasi Pegawai Dinas Kesehatan Kota Mataram -> 52.71
Koperasi Pegawai Negeri Disnaker Kab. Malang -> 35.07
KPRI Setda NTB -> 52
Koperasi Purna PMI Sejahtera
LPK Fujisan Mataram -> 52.71
LPKS Duta Persada
BLKLN Bintang Lima
LSP P3 TKI
PT Angkasa Pura I Lombok
PT Pelni Cab. Nunukan -> 65.03
PT Telkomsel
APINDO NTB -> 52
HIPMI Kab. Lombok Tengah -> 52.02
PHRI NTB -> 52
CV. Anugerah
UD Sumber Rejeki
Hotel Santika Mataram -> 52.71
Western Union
PT. Sapta Saguna Kantor Cabang NTB -> 52
Perusahaan Penempatan PMI PT. Graha Ayukarsa
Koperasi Simpan Pinjam Nasari
Asosiasi P3MI
Perumda Air Minum Giri Menang
UMKM Desa Bonjeruk
Bank Mandri
Koperassi Serba Usaha Rinjani
Kamar Dagang dan Industri Kab. Sumbawa -> 52.04
"""),
    "media": _rows("""
RRI Mataram -> 52.71
LPP RRI Nunukan -> 65.03
TVRI NTB -> 52
TVRI Stasiun NTB -> 52
Lombok Post
ANTARA
LKBN ANTARA NTB -> 52
Suara NTB -> 52
Pos Kupang
Victory News
Tribun Pontianak -> 61.71
Tribun Medan -> 12.71
Radar Mandalika
Radar Malang
insidelombok.id
NTB Satu -> 52
Kompas.id
Metro TV Biro NTB -> 52
iNews NTB -> 52
AJI Mataram -> 52.71
PWI Prov. NTB -> 52
IJTI NTB -> 52
JMSI NTB -> 52
KPID NTB -> 52
detikbali -> 51
Mongabay Indonesia
SuaraNTB.com
Jurnalis Lombok Post
Wartawan Suara NTB -> 52
Radio Talenta FM
Koran Jakarta -> 31
Tempo.co
Media Group Network
Harian Kompas
"""),
    "international_organization": _rows("""
UN Women
IOM Indonesia
IOM UN Migration Indonesia
International Organization for Migration (IOM)
Organisasi Internasional untuk Migrasi (IOM)
ILO Indonesia
ILO Ship to Shore Rights SEA
ILO Country Office Jakarta
UNDP
UNICEF Kupang
UNFPA NTB
UN Network on Migration Secretariat
UNODC Indonesia
UNESCO Jakarta
WFP
WHO Indonesia
FAO
ASEAN Secretariat
Sekretariat ASEAN
UN RCO Indonesia
PBB Indonesia
UNHCR Indonesia
Intl. Organization for Migration
UNWomen
International Labor Organisation
Inter-Parliamentary Union
"""),
    "development_partner": _rows("""
DFAT
Yayasan Tifa
ASEAN-ACT
Kedubes Australia
Kedutaan Besar Australia Jakarta
Kedutaan Besar Kanada
Embassy of the Kingdom of the Netherlands
Konsulat Jenderal Australia di Bali
GIZ
GIZ Indonesia & ASEAN
JICA Indonesia
SKALA NTB
Program SKALA
INKLUSI
Program INKLUSI NTB
USAID Indonesia
European Union Delegation
Delegasi Uni Eropa
The World Bank
World Bank Jakarta
ADB
Asian Development Bank Indonesia
Save the Children NTB
Plan International
Yayasan Plan International Indonesia
Wahana Visi Indonesia NTB
Oxfam Indonesia
Mercy Corps Indonesia
The Asia Foundation Indonesia
AIPJ3
SDC Swiss
Swiss Embassy
Kedubes Malaysia
US Consulate Surabaya
Embasy of Canada
KOICA Indonesia Office
Canadian Embassy
"""),
    None: _rows("""
KPI
KPI Wilayah NTB -> 52
Pak Lalu Hamdi
Peserta umum
PMI
sda
sama dengan di atas
n/a
Ketua
Staf
Kepala Bidang
PNS
ASN
Anggota
Swasta
Wiraswasta
IRT
Driver
Undangan
"""),
}

SECOND: dict[str | None, tuple[Row, ...]] = {
    "local_government": _rows("""
DISNAKERTRANS PROVINSI LAMPUNG -> 18
DISNAKERTRAN KAB LOTENG -> 52.02
Dinas Tenaga Kerja & Perindustrian Kota Mojokerto -> 35.76
Dinas Naker Kota Bitung -> 71.72
Disnakertrans Prov. Sulut -> 71
DP3A Prov. Sulut -> 71
Dinas PPKBPPPA Kab. Sidoarjo -> 35.15
DINAS PPKB DAN PPPA KAB. JOMBANG -> 35.17
DP2PA Kota Palembang -> 16.71
Dinas Pemberdayaan Perempuan Kota Ambon -> 81.71
Dinsos Dalduk KBPPPA Kab. Purworejo -> 33.06
Dinas Pertanahan Kab. Kendal -> 33.24
Dinas Pekerjaan Umum & Penataan Ruang Prov. NTB -> 52
Dinas Kebudayaan Kota Denpasar -> 51.71
Kaban Kesbangpol Kab. Kupang -> 53.01
Kadis Sosial Kab. Belu -> 53.04
Plt. Kadisnaker Kota Batam -> 21.71
Sekretaris Dinas Sosial Prov. Kalbar -> 61
Sekban Bappeda NTB -> 52
Kabag Kesra Setda Kota Bima -> 52.72
Biro Organisasi Setda Prov. Bali -> 51
Biro Ekonomi Setda Prov. NTB -> 52
Sub Bagian Kerja Sama Setda Kab. Sumbawa -> 52.04
Bappedalitbang Kab. Banyuwangi -> 35.10
Bapperida Kab. Tegal -> 33.28
Dinas Pemberdayaan Masyarakat dan Kampung Kab. Merauke -> 93.01
Dinas Perkim Kab. Bima -> 52.06
Dinas Perdagangan Prov. NTB -> 52
Dinas Kominfo & Statistik Prov. Riau -> 14
Dinas Tanaman Pangan dan Hortikultura Prov. Jambi -> 15
UPTD Pelindungan Perempuan & Anak Kab. Karawang -> 32.15
UPT Perlindungan Tenaga Kerja Disnaker Jatim -> 35
UPT P2TK Disnakertrans Prov. Jatim -> 35
UPTD Latihan Kerja Kab. Lombok Barat -> 52.01
Balai Latihan Kerja Internasional Prov. NTB -> 52
BLKI Mataram -> 52.71
Sekretariat Gugus Tugas TPPO Kab. Nunukan -> 65.03
Tim Satgas TPPO Kota Tanjungpinang -> 21.72
LTSA Nunukan -> 65.03
Ketua TP PKK Kec. Praya
Kecamatan Sebatik Barat Kab. Nunukan -> 65.03
Kasi Pemberdayaan Kec. Gerung
Staf Kantor Camat Sekotong
Kecmatan Labuapi
Badan Pengelola Perbatasan Daerah Prov. Kaltara -> 65
BPPD Kab. Sambas -> 61.01
Provincial Department of Manpower, East Java -> 35
West Lombok District Health Office -> 52.01
Malang City Government -> 35.73
Mayor of Batam -> 21.71
Disdukcapill Kab. Sumba Barat Daya -> 53.18
Dinas Kesehtaan Kab. Gunungkidul -> 34.03
Dinas Komuniksi dan Informatika Kab. Ponorogo -> 35.02
DINSO KAB. KEDIRI -> 35.06
Dinsosnaker Kab. Tapin -> 63.05
DINASKETENAGAKERJAAN KOTA MEDAN -> 12.71
BAPPEDAKAB.LOMBOK UTARA -> 52.08
Dinas Perhubunagn Kab. Sikka -> 53.07
Bakesbanpol Kota Kupang -> 53.71
Pemprop NTB -> 52
Pmprov NTT -> 53
"""),
    "village_government": _rows("""
Pemdes Lantan Kab. Lombok Tengah -> 52.02
Ds. Sengkol Kec. Pujut
Kasi Pemerintahan Desa Ketara
Keuchik Gampong Lamteh
Wali Nagari Pariangan
Kepala Kampung Sota
Kelurahan Gerung Utara
Staf Kelurahan Pejanggik
BUMDes Sukses Makmur Desa Bonder
RT 03 Lingkungan Gapuk
Kepala Desa Aikmel Timur Kab. Lotim -> 52.03
Pemerintah Dsa Jurit
Desa Migran Produktif Kuripan
Forum Kepala Desa Kab. Sumbawa -> 52.04
Village Head of Lantan
Badan Permusyawaratan Desa Nyerot
"""),
    "legislature": _rows("""
DPRD PROV NTT -> 53
Anggota Komisi IV DPRD Lotim -> 52.03
Pimpinan DPRD Kab. Malang -> 35.07
Sekwan DPRD Kota Mataram -> 52.71
Tenaga Ahli DPR RI -> national
DPRK Aceh Timur -> 11.03
Staf Ahli Komisi IX DPR-RI -> national
Sekertariat DPRD Kab. Bima -> 52.06
Badan Anggaran DPRD NTB -> 52
"""),
    "vertical_agency": _rows("""
BP3MI Sumatera Utara -> 12
BP3MI Provinsi Kep. Riau -> 21
P4MI Dumai -> 14.72
P4MI Kab. Banyuwangi -> 35.10
UPT P3TKI Surabaya -> 35.78
Kepala BP3MI NTB -> 52
Helpdesk BP2MI Bandara Lombok
Kantor BP2MI Kupang
Kanwil Kemenkumham Kaltim -> 64
Kanwil Hukum NTB -> 52
Kanwil HAM NTB -> 52
Kantor Wilayah Ditjen Imigrasi Kepri -> 21
Kanim Kelas I Khusus Non TPI Jakarta Selatan -> 31.74
Kanim Entikong
Kantor Imigrasi Tanjung Perak
TPI Bandara Internasional Lombok
Unit PPA Satreskrim Polres Sumbawa -> 52.04
Subdit Renakta Polda Jatim -> 35
Kanit PPA Polresta Mataram -> 52.71
Polairud Polda Kepri -> 21
Polsek KP3 Lembar
Kejaksaan Tinggi NTT -> 53
Kasi Pidum Kejari Mataram -> 52.71
Pengadilan Tinggi NTB -> 52
PN Kota Batam -> 21.71
Koramil 1606-05 Gerung
Danlanal Nunukan -> 65.03
Lanud ZAM
BNN Prov. Kepri -> 21
BPJSTK Cabang NTB -> 52
BPJS TK Lombok Tengah -> 52.02
BPJS Kesehatan
BPS Nusa Tenggara Barat -> 52
KPW BI NTB -> 52
OJK Provinsi NTT -> 53
LLDikti Wilayah 7 Surabaya -> 35.78
Balai Pelatihan Vokasi Lombok Timur -> 52.03
Kantor Kementerian Agama Kab. Bima -> 52.06
Penyuluh KUA Kec. Pujut
Kemenag Prov. NTB -> 52
Kemenkes BKK Kelas II Mataram -> 52.71
Bea Cukai Entikong
KPPBC TMP C Mataram -> 52.71
LPSK Perwakilan NTT -> 53
Sentra Handayani Jakarta -> 31
Balai Bahasa Provinsi NTB -> 52
Balai Monitor SFR Mataram -> 52.71
Kantor SAR Mataram -> 52.71
BPTD Kelas II NTB -> 52
BWS Nusa Tenggara I
Bawaslu Prov. Jatim -> 35
Kejaksan Negeri Sumbawa -> 52.04
lmigrasi Batam -> 21.71
Polrs Lombok Barat -> 52.01
BPJS Ketenagakerjan Mataram -> 52.71
"""),
    "ministry": _rows("""
Kementrian P2MI RI
KEMEN P2MI
Direktorat Jenderal Pelindungan KP2MI
Ditjen Promosi dan Pemanfaatan Peluang Kerja LN KP2MI
BP2MI RI
BNP2TKI Pusat
Badan Nasional Penempatan dan Perlindungan TKI
Kemnaker - Direktorat PPTKLN
Dit. PTKLN Kemnaker
Atase Ketenagakerjaan KBRI Singapura
Atnaker KJRI Hong Kong
Kedutaan Besar Republik Indonesia Singapura
Konsulat Jenderal RI Johor Bahru
Pusat P2K2 OINB Kemlu
Kementerian Hukum R.I.
Kemenkumham - Ditjen AHU
Kementerian PANRB
Kementerian Kominfo
Kementerian Pemberdayaan Perempuan & Perlindungan Anak RI
Asdep Perlindungan Hak Perempuan Kemen PPPA
Kementerian Dalam Negeri - Ditjen Bina Adwil
Sekretariat Negara
Komisi Pemberantasan Korupsi
Komisi Yudisial
Mahkamah Agung RI
Badan Siber dan Sandi Negara
Badan Nasional Pengelola Perbatasan
BNPP
Bakamla
Lembaga Perlindungan Saksi & Korban
Divhubinter Polri
TNI AL Mabes
Ombudsman Republik Indonesia
Kementerian Ketenagakerjaaan
Kementerain Luar Negeri
Kemenlnu
Bappenass
"""),
    "civil_society": _rows("""
Yayasan Migran Care
Migrant CARE Kab. Banyuwangi -> 35.10
Lembaga Advokasi Buruh Migran ADBMI Lotim -> 52.03
Perkumpulan PANCA KARSA (PPK)
SP Mataram -> 52.71
LBH APIK Jakarta -> 31
LKBH FH Unram
PD Aisyiyah Kab. Lombok Timur -> 52.03
PP Muslimat NU
PP Muhammadiyah
GP Ansor NTB -> 52
PC IPPNU Kab. Kendal -> 33.24
Keuskupan Agung Kupang
Gereja Masehi Injili di Timor
KKP-PMP Keuskupan Maumere
Yayasan Girls
Yayasan Embun Pelangi Batam -> 21.71
Yayasan Gema Alam NTB -> 52
Yayasan Inspirasi Ide Berdaya
Perkumpulan Damar Lampung -> 18
Lembaga Kajian Perempuan
Aliansi Perempuan NTB -> 52
Pemuda Muhammadiyah NTB -> 52
Karang Taruna Kelurahan Rembiga
Posbakum Aisyiyah
DWP Disnakertrans Prov. NTB -> 52
Dharma Wanita Persatuan Kemenag Kab. Bima -> 52.06
Ikatan Adhyaksa Dharmakarini NTB -> 52
Bhayangkari Polda NTB -> 52
Persit KCK Kodim Loteng -> 52.02
Forum Komunikasi Umat Beragama Kota Kupang -> 53.71
PMI Kab. Sleman -> 34.04
Relawan PMI Kota Batam -> 21.71
BKOW Prov. Jatim -> 35
Pramuka Kwarda NTB -> 52
Kwarcab Lombok Timur -> 52.03
Komunitas Stand Up Comedy Mataram -> 52.71
LSM Garis Depan
Yayasan SPEK-HAM Surakarta -> 33.72
Rifka Anisa WCC
Perkumpulan Perempuan Pekerja Rumahan
Jaringan Masyarkat Sipil NTB -> 52
Solidritas Perempuan
Nahdatul Wathan
Ikatan Alumni Unram
"""),
    "migrant_association": _rows("""
DPC SBMI Kab. Malang -> 35.07
Ketua SBMI NTB -> 52
Serikat Buruh Migran Indonesia DPC Banyuwangi -> 35.10
SBMI DPN
Koperasi Purna Buruh Migran
Komunitas Desbumi Keluarga Migran
Perkumpulan Purna Pekerja Migran Kab. Lembata -> 53.13
Keluarga Pekerja Migran Desa Lantan
Kelompok Mantan Buruh Migran Kec. Sakra
PMI Purna
Serikat Pelaut Perikanan
Asosiasi Tenaga Kerja Indonesia Hong Kong
Sebumi
Paguyuban Purna TKI Ponorogo -> 35.02
Serikat Burh Migran Indonesia
Kelompok Usaha Purna PMI Bunga Desa
"""),
    "labour_union": _rows("""
DPC SPSI Kab. Sumbawa -> 52.04
Serikat Pekerja Mandiri NTB -> 52
FSP TSK SPSI
KSPI Jatim -> 35
Serikat Pekerja Kampus
Serikat Buruh Bangunan
FSB Garteks KSBSI
K-Sarbumusi NTB -> 52
SP PLN
"""),
    "academia": _rows("""
Universitas Muhammadyah Mataram -> 52.71
UNIZAR
Univ. Al-Azhar Mataram -> 52.71
Univeristas Indonesia
UI
Institut Pertanian Bogor
ITS Surabaya -> 35.78
Universitas Cenderawasih
Unwira Kupang
UNIKA Widya Mandira
Universitas PGRI
Univ. Pendidikan Mandalika
STIKES Qamarul Huda
STIE 45 Mataram -> 52.71
Sekolah Tinggi Agama Islam Nahdlatul Wathan
Akper Kesdam IX/Udayana
FKIP Unram
FEB Universitas Mataram -> 52.71
Fakultas Hukum UGR
Himpunan Mahasiswa Jurusan HI Unram
Pusat Kajian Hak Asasi Manusia Unand
Politeknik Imigrasi
Politeknik MBI
UPT Perpustakaan Unram
Migrant Care Studies Universitas Brawijaya
University of Indonesia
Brawijaya University
UT Mataram -> 52.71
Universitas Terbuka UPBJJ Mataram -> 52.71
"""),
    "school": _rows("""
SMK Penerbangan
SMK Keperawatan Mataram -> 52.71
SMKS Al-Ma'arif NU
SMA Islam Al-Azhar NW Kayangan
Smkn 3 selong
SMKN 1 KUTA
SMP Negeri 2 Nunukan -> 65.03
SDIT Anak Sholeh Mataram -> 52.71
Ponpes NW Anjani
Yayasan Ponpes Abu Hurairah
Pontren Darunnajah
TK Pembina Mataram -> 52.71
RA Nurul Iman
MA Al-Badriyah
MIN 1 Mataram -> 52.71
MTs.N 2 Sumbawa -> 52.04
Komite SMAN 1 Kuripan
SMK Bhakti Kencana
SMANSA Praya
Pesantern Thohir Yasin
SMKN1 Sumbawa -> 52.04
Sekolah Menengah Kejuruan Kesehatan Mataram -> 52.71
"""),
    "hospital": _rows("""
RSUD Dr. Soedarsono Kota Pasuruan -> 35.75
RSUD Waluyo Jati Kraksaan
RS Awet Muda Narmada
RS Biomedika
RS Kota Mataram -> 52.71
RSUD Kota Bima -> 52.72
RSUP NTB -> 52
RSJ Prov. NTB -> 52
RSK Mata NTB -> 52
RS Mata Kemenkes
RS Polri Kramat Jati
RSAL Surabaya -> 35.78
Rumkitban Mataram -> 52.71
UPT Puskesmas Dasan Lekong
Puskesmas DTP Kroya
Pusk. Labuhan Haji
Klinik Kimia Farma
Klinik Polresta Mataram -> 52.71
Bidan Puskesmas Kopang
Rumah Sakt Umum Daerah Praya
RUMAHSAKIT ISLAM
Hospital of Mataram University -> 52.71
"""),
    "private_sector": _rows("""
PT. Delta Rona Adiguna
PT Laatansa Lintas Internasional Cab. Indramayu -> 32.12
P3MI Alwihdah Jaya Sentosa
PT BNI (Persero)
PT. BPD NTB Syariah -> 52
BPR Syariah Dinar Ashri
BRI Link
Bank Indonesia Syariah
PT Jasa Raharja Cab. NTB -> 52
PT PLN UIW NTB -> 52
PT Permodalan Nasional Madani
KSP Rinjani
KUD Tani Maju
Koperasi Polda NTB -> 52
Koperasi Karyawan RSUD Kota Mataram -> 52.71
Kopontren Nurul Hakim
Toko Bangunan Jaya
Bintang Travel
Kantor Hukum Fatur & Rekan
Notaris/PPAT
LPK Jepang Hinode
LPK Korea Mataram -> 52.71
BLKLN PT Bina Karya
LSP BNSP
DPC Apjati Kab. Indramayu -> 32.12
Aspataki Jatim -> 35
HIMSATAKI
Perhimpunan Hotel & Restoran Indonesia NTB -> 52
Asosiasi Lembaga Pelatihan Kerja
PT. Tunas Harapan (PPTKIS)
Perusahaan P3MI
Klinik dan Apotek PT Kimia Farma
Kadin lndonesia
IWAPI NTB -> 52
UMKM Purna PMI Lotim -> 52.03
"""),
    "media": _rows("""
Harian Lombok Post
Radar Banyuwangi -> 35.10
Radar Cirebon TV
Kompas TV Dewata
TV9 Lombok
Lombok FM
LPPL Radio Suara Kota
Kicknews.today
Timor Express
Kaltim Post -> 64
Batam Pos -> 21.71
Tribun Batam -> 21.71
Bali Post -> 51
VIVA.co.id
CNN Indonesia TV
Kontributor Metro TV
Reporter RRI Mataram -> 52.71
Pimred Talikanews
Kantor Berita Antara
KPI Daerah NTB -> 52
Aliansi Jurnalis Independen Mataram -> 52.71
Serikat Media Siber Indonesia NTB -> 52
Detik Bali -> 51
TVR1 NTB -> 52
"""),
    "international_organization": _rows("""
IOM Kupang
IOM - Mataram Office
International Organisation for Migration Indonesia
ILO SEA Fisheries
ILO Bridge Project
UN Women Indonesia Country Office
Safe and Fair ILO UN Women
UNDP PROTECT
UNIC Jakarta
UN Resident Coordinator's Office
UN OCHA
UNAIDS Indonesia
Migration Network UN
UNFPA Prov. NTB
Internasional Organization for Migration
World Food Programme NTB
ASEAN Task Force
"""),
    "development_partner": _rows("""
DFAT Canberra
Australian Consulate-General Makassar
Konjen Australia Surabaya
Embassy of Japan
Royal Norwegian Embassy
Kedubes Swiss
TETO Taiwan
Kedutaan Besar Kerajaan Belanda
New Zealand Embassy
Global Affairs Canada
Swiss Agency for Development and Cooperation
KOMPAK NTB
KOMPAK - LANDASAN
GIZ-MOVE ID
INKLUSI - BaKTI
PROGRAM INKLUSI MIGRANT CARE
Bank Pembangunan Asia
IsDB
Islamic Relief Indonesia
Save The Childern
CARE Internasional Indonesia
"""),
    None: _rows("""
Bapak Zainul
Siti Aminah
KPI Kab. Lombok Timur
BPD
SP
MA
xxx
...
Sekretaris
Bendahara
Kasi
Kabid
Guest
Pelajar/Mahasiswa umum
Tidak ada
idem
Mataram
"""),
}

THIRD: dict[str | None, tuple[Row, ...]] = {
    "local_government": _rows("""
Dinas Tenaga Kerja dan Transmigrasi Prov. Sumatera Selatan -> 16
DINAS TENAGA KERJA DAN TRANMIGRASI KAB. PONOROGO -> 35.02
Disnakerntrans Prov NTB -> 52
Dinas Tenaga Krja Kab. Kediri -> 35.06
Dinas Tenaga Kerja Kota Kediri -> 35.71
Disnaker Trenggalek -> 35.03
Disnakertrans KSB -> 52.07
Disnakertrans Kab Bima -> 52.06
Disnakertrans Kobar -> 62.01
Dinas Sosial dan Tenaga Kerja Kab. Wonosobo -> 33.07
DSP3A Kab. Aceh Tengah -> 11.04
DSPPPA Kota Langsa -> 11.74
Dinas Sosial PPKB PPPA Kab. Magelang -> 33.08
DPPKBPM Kota Depok -> 32.76
Dinas Pemberdayaan Perempuan Prov Maluku Utara -> 82
DP3AKB Provinsi Jawa Barat -> 32
DP3AP2KB Kab. Toraja Utara -> 73.26
DISPERMADESP2KB Kab. Temanggung -> 33.23
Dinas PMDPPKB Kab. Batu Bara -> 12.19
Dinas PMD Prop. Jambi -> 15
DPMDTK Kab. Sanggau -> 61.03
Badan Pemberdayaan Masyarakat Desa Kab. Lombok Tengah -> 52.02
Bappeda Pemprov Kaltara -> 65
Bappeda Prop. Lampung -> 18
Bappedaprov NTB -> 52
Bapedda Kota Mataram -> 52.71
BAPPEDA KAB. TTU -> 53.03
Bapperinda Kab. Sumbawa -> 52.04
Bidang Pemsosbud Bappeda NTB -> 52
Bidang Sosbud Bapperida Prov. NTT -> 53
Biro Kesra Pemprov Bali -> 51
Biro Hukum & HAM Setda Prov. Jatim -> 35
Biro Pemotda Setda Prov. Kalbar -> 61
Bagian Kesra Kab. Nunukan -> 65.03
Bagian Kerja Sama Kota Surabaya -> 35.78
Asisten Bidang Pemerintahan & Kesra Setda Kab. Malang -> 35.07
Setda Kab. Sikka Bagian Pemerintahan -> 53.07
Staf Khusus Gubernur NTT -> 53
Kabupaten Indramayu - Dinas Tenaga Kerja -> 32.12
Pemda Kab. Lembata -> 53.13
PEMKAB BANYUWANGI -> 35.10
Dinas Kesehatan Prov. Kepulauan Riau -> 21
Dinkes Kota Palu -> 72.71
Dinas Kesehatan, Pengendalian Penduduk dan KB Kab. Bone Bolango -> 75.03
Dinas Dikbud Kab. Lombok Utara -> 52.08
Dindikbud Prov. Banten -> 36
Diskominfo Kota Bau-Bau -> 74.72
Dinas Komunikasi Informatika dan Persandian Kota Yogyakarta -> 34.71
Badan Kesatuan Bangsa dan Politik Kab. Sambas -> 61.01
Bakesbangpol Jatim -> 35
BPBD Kota Bima -> 52.72
Disdukcapil KLU -> 52.08
Dispendukcapil Kab. Blitar -> 35.05
Dinas Kependudukan, Pencatatan Sipil Kota Tanjung Pinang -> 21.72
DPMPTSP & Tenaga Kerja Kab. Sumba Timur -> 53.11
Dinas Penanaman Modal & PTSP Prov. NTB -> 52
Disperindag ESDM Kab. Bangli -> 51.06
Diskop UKM Prov. NTB -> 52
Dinas Pariwisata Kab. Lombok Tengah -> 52.02
Dinas Perikanan Kab. Lombok Timur -> 52.03
DKP Prov. Maluku -> 81
UPTD PPA Kab. Malang -> 35.07
UPTD Pusat Pelayanan Terpadu Perempuan dan Anak Prov. Kalbar -> 61
UPTD BLK Kota Batam -> 21.71
UPT BLK Kab. Jember -> 35.09
UPT Pelatihan Kerja Wonojati
LTSA Entikong
Layanan Terpadu Satu Atap Kab. Cilacap -> 33.01
Gugus Tugas PP-TPPO Prov. Kaltara -> 65
PKK Prov. Jatim -> 35
Kec. Pujut
Kecamatan Gangga KLU -> 52.08
Kantor Camat Kediri Kab. Lombok Barat -> 52.01
Sekcam Jerowaru
Inspektorat Prov. Bali -> 51
BKPSDM Kab. Indramayu -> 32.12
East Lombok Manpower and Transmigration Office -> 52.03
Department of Social Affairs, East Nusa Tenggara Province -> 53
Regional Development Planning Agency of NTB Province -> 52
Dinas Sosisal Kab. Ende -> 53.08
DINAS SOSIAL KAB.TIMOR TENGAH UTARA -> 53.03
Dinas Pemberdayan Perempun dan Anak Kab. Sikka -> 53.07
Dinas Pendidikn Kota Batam -> 21.71
Dinas Kopersai dan UKM Kab. Nunukan -> 65.03
Bapenda Kota Surabya -> 35.78
Satpol P.P. Kab. Belu -> 53.04
Dinas Tenaga Kerja Kab. Subang (Bidang Penta) -> 32.13
"""),
    "village_government": _rows("""
Desa Sukarara Kab. Loteng -> 52.02
Pemdes Juntikebon Indramayu -> 32.12
PemDes Pringgarata
Kelurahan Monjok, Kec. Selaparang, Kota Mataram -> 52.71
Kades Gapura
Kepala Desa Kalipare Kab. Malang -> 35.07
Sekretariat Desa Mertak
Ketua RT 02
Bumdes Lantan Maju
Kepala Dusun Jurang Jaler
BPD Ds. Sukorejo
Kaur Keuangan Desa Kateng
PEMERINTAH DESA DASAN BARU
Kepla Desa Pengadang
Kantor Desa Arjowilangun
"""),
    "legislature": _rows("""
DPRD Kab. Lembata Komisi I -> 53.13
Komisi II DPRD Kota Kupang -> 53.71
Wakil Ketua DPRD Prov. Jawa Timur -> 35
Setwan DPRD NTT -> 53
Komisi IX DPR-RI -> national
Anggota DPD RI NTB -> national
DPRD Provnsi NTB -> 52
"""),
    "vertical_agency": _rows("""
BP3MI Banten -> 36
BP3MI Prov. Kaltara -> 65
BP3MI Mataram -> 52.71
UPT BP2MI Surabaya -> 35.78
BP3TKI Prov. NTB -> 52
Loka P4TKI Banyuwangi -> 35.10
P4TKI Sambas -> 61.01
Pos Pelayanan P4MI Entikong
Balai P3MI NTB -> 52
Balai Pelayanan Pelindungan Pekerja Migran lndonesia NTB -> 52
Balai Pelayanan Penempatan dan Perlindungan TKI Mataram -> 52.71
Kanwil Kemenkum HAM NTB -> 52
Kanwil Kementerian Hukum dan HAM Prov. Jatim -> 35
Kemenkumham NTB -> 52
Kementerian Hukum NTB Kanwil -> 52
Kanwil Imigrasi NTB -> 52
Kanwil Ditjen PAS NTB -> 52
Kantor Imigrasi Kelas I TPI Surabaya -> 35.78
Kantor Imigrasi Kls II TPI Belawan
Kanim Ponorogo -> 35.02
Imigrasi Malang
Seksi Tikim Kanim Mataram -> 52.71
Polda NTT -> 53
Dit Reskrimum Polda NTB -> 52
Polresta Kupang Kota -> 53.71
Polres Sikka - Unit PPA -> 53.07
Sat Reskrim Polres Loteng -> 52.02
Polsek Kuta
Polda N T B -> 52
Kejati NTB - Asisten Intelijen -> 52
Kejari Kab. Malang -> 35.07
PN Selong
Pengadilan Agama Praya
Hakim PN Mataram -> 52.71
Kodim 1607 Sumbawa -> 52.04
Korem 162 Wira Bhakti
BNN Kab. Sumbawa Barat -> 52.07
BPJS Ketenagakerjaan Kacab Mataram -> 52.71
BP Jamsostek NTB -> 52
BPJS Kes Cab. Mataram -> 52.71
Badan Pusat Statistik Kab. Malang -> 35.07
BPS Kota Kupang -> 53.71
Kantor Perwakilan BI NTB -> 52
OJK Kantor NTB -> 52
Ombudsman Perwakilan Kepri -> 21
Kemenag Kab Lombok Timur -> 52.03
KUA Praya Barat
BPVP Lotim -> 52.03
Balai Pelatihan Vokasi dan Produktivitas Banyuwangi -> 35.10
BKK Kelas I Tanjung Pinang -> 21.72
Bea Cukai Batam -> 21.71
Lapas Kelas IIB Selong
KSOP Nunukan -> 65.03
BKKBN Perwakilan NTB -> 52
Perwakilan Kemendukbangga/BKKBN Prov. NTB -> 52
BPOM di Mataram -> 52.71
Kantor Pertanahan Kota Batam -> 21.71
Stasiun Bakamla Batam -> 21.71
Bank lndonesia NTB -> 52
Kantor Imigarsi Mataram -> 52.71
Ombusman NTB -> 52
Pengadilan Negri Mataram -> 52.71
Kejaksaan Negeri Sumbawa Barat -> 52.07
POLRESLOMBOK UTARA -> 52.08
"""),
    "ministry": _rows("""
Kementerian P2MI RI
KemenP2MI/BP2MI
KP2MI RI
Kementerian Perlindungan PMI
Direktorat Siber KP2MI
Kementerian Ketenagakerjaan RI - Ditjen Binapenta
Setjen Kemnaker
Kemlu - Direktorat Pelindungan WNI dan BHI
Dit. PWNI dan BHI
Kementerian Luar Negeri RI, Jakarta
KBRI Kuala Lumpur - Atase Ketenagakerjaan
KJRI Hongkong
KDEI Taiwan
Bappenas - Direktorat Ketenagakerjaan
Kementrian PPN/ Bappenas
KPP-PA RI
Kementerian PPPA RI
Kemensos - Direktorat RSTS KPO
Kemenkes RI
Kemendagri - Ditjen Dukcapil
Ditjen Bangda
Kemendes PDTT
Kementerian Desa & PDT RI
Kemenko PMK RI
Kemenko Polhukam
Kementerian Koordinator Pemberdayaan Masyarakat
Kemenimipas RI
Direktorat Jenderal Imigrasi Kementerian Imigrasi dan Pemasyarakatan
Kemenkumham RI
LPSK Jakarta
KPAI Pusat
Komnas Perempuan
Komnas HAM RI
BNPT RI
Divisi Hubinter Polri
BRIN - Pusat Riset Kependudukan
Badan Pusat Statistik
Badan Kependudukan dan Keluarga Berencana Nasional
Kementerian Perhubungan - Ditjen Hubla
Kementerian Kelautan Perikanan RI
Kementerian Keungan
Kementerian Luar Negeir
Kementerian Pemberdayan Perempuan
"""),
    "civil_society": _rows("""
MigrantCare Banyuwangi -> 35.10
Migrant Care Lembata -> 53.13
Yayasan Panca Karsa
Perkumpulan Pancakarsa Mataram -> 52.71
LSM ADBMI Lombok Timur -> 52.03
Koslata Mataram -> 52.71
LBH Apik Semarang
LBH Mataram -> 52.71
Lembaga Bantuan Hukum Masyarakat
SP Sumbawa -> 52.04
PW Muslimat NU NTB -> 52
PC Fatayat NU Lombok Timur -> 52.03
PW Muhammadiyah Jatim -> 35
Aisiyah NTB -> 52
Lembaga Perlindungan Anak Kota Batam -> 21.71
Yayasan Kasih Kupang
Yayasan Sosial Tenaga Kerja Indonesia
Komisi Keadilan dan Perdamaian Keuskupan Pangkalpinang -> 19.71
Komisi Migran KWI
Karang Taruna Lantan
Forum Anak Daerah Lombok Timur -> 52.03
Jaringan Perempuan Usaha Kecil
Koalisi Masyarakat Sipil NTB -> 52
Yayasan Mitra Samya NTB -> 52
Lombok Research Center
Serikat Perempuan Independen
Serikat Petani Indonesia NTB -> 52
INFEST Yogya -> 34
Dharma Wanita Persatuan Kab. Dompu -> 52.05
GOW Kota Mataram -> 52.71
IBI NTB -> 52
Ikatan Dokter Anak Indonesia
PGRI Lombok Tengah -> 52.02
Pemuda Pancasila NTB -> 52
NU Care LAZISNU
LKKNU Jateng -> 33
PMI Lombok Barat (Palang Merah) -> 52.01
Yayasan Rumah Sakit Islam NTB -> 52
Gerakan Anti Trafficking
Peneliti/Aktivis Yayasan Tunas
Yayassan Bina Insani
Perkumpuln Keluarga Sejahtera
Lembga Perlindungan Anak NTB -> 52
"""),
    "migrant_association": _rows("""
SBMI
DPW SBMI NTT -> 53
SBMI Sumbawa -> 52.04
SBMI Cabang Lombok Tengah -> 52.02
Serikat Buruh Migran Indonesia NTB -> 52
KABAR BUMI NTB -> 52
Kelompok Purna PMI Desa Kalipare
Komunitas Purna PMI Banyuwangi -> 35.10
Ikatan Purna PMI Lombok Timur -> 52.03
Purna PMI Korea Selatan
Mantan TKW Arab Saudi
Keluarga PMI Desa Bonder
Paguyuban Keluarga Migran
Forum Keluarga Buruh Migran Kab. Malang -> 35.07
Persatuan Pekerja Migran NTB -> 52
Garda Buruh Migran Indonesia
Serikat Pekerja Perikanan Indonesia
Pergerakan Pelaut Indonesia Sulut -> 71
Kel. Purna Migran Makmur
Serkat Buruh Migran Indonesia
"""),
    "labour_union": _rows("""
DPD KSPSI Jatim -> 35
FSPMI
KSBSI Kepri -> 21
DPC Sarbumusi Kab. Malang -> 35.07
Federasi Serikat Pekerja Pariwisata
Serikat Pekerja Tingkat Perusahaan PT Amman
SPSI NTB -> 52
Serikat Pekerja Rumah Tangga Sapulidi
Konfedrasi Serikat Pekerja Indonesia
"""),
    "academia": _rows("""
Universitas Nusa Cendana Kupang
Universitas Katolik Widya Mandira Kupang
Undana
UIN Mtaram -> 52.71
Universitas Mataram (Unram) -> 52.71
Fakultas Hukum, Universitas Mataram -> 52.71
Program Magister Hukum Unram
FISIP Universitas Airlangga
Univ. Brawijaya Malang
UMM
Univ Muhammadiyah Ponorogo -> 35.02
IAIN Ponorogo -> 35.02
Universitas Wiralodra Indramayu -> 32.12
Politeknik Negeri Batam -> 21.71
Univ. Riau Kepulauan -> 21
UMRAH Tanjungpinang -> 21.72
STIKES YARSI
Sekolah Tinggi Ilmu Hukum Muhammadiyah
Poltekkes Kemenkes Malang
Politeknik Kesehatan Kemenkes Surabaya -> 35.78
Akademi Keperawatan Bima
Pusat Studi Gender & Anak UIN Malang
Pusat Studi Wanita Universitas Udayana
Pusat Kajian Migrasi Migrant CARE
Universitas Pendidikan Ganesha
UNUD Denpasar -> 51.71
Universitas Warmadewa
Mahasiswa Magang Unram
Dosen UIN Mataram -> 52.71
Universtas Brawijaya
Univesitas Mataram -> 52.71
Institut Tehnologi Bandung
"""),
    "school": _rows("""
SMK Negeri 3 Mataram -> 52.71
SMKN 1 Praya Tengah
SMK Kesehatan Mega Rezky
SMK Kes. Bhakti Husada
SMKN 1 Ponorogo -> 35.02
SMA Katolik Giovanni Kupang
SMA N 2 Selong
SMAK Syuradikara Ende -> 53.08
MAN 2 Lombok Timur -> 52.03
MTs Darul Muttaqien
Ponpes Al Hamidy
Pesantren Tebuireng
Pondok Pesantren Nurul Bayan KLU -> 52.08
SMP N 4 Praya
SDN 1 Lantan
SLBN Pembina NTB -> 52
Guru SMAN 4 Praya
SMK Maritim Nusantara
Yayasan Pondok Pesantren Darul Yatama
SMK N. 1 Gangga
Sekolah Menengah Kejuruan Negeri 2 Mataram -> 52.71
"""),
    "hospital": _rows("""
RSUD Prov NTB Unit PPT -> 52
RS Jiwa Mutiara Sukma
RSJ Mutiara Sukma NTB -> 52
RSUD Kab. Lombok Utara -> 52.08
RSUD Kanjuruhan Kab. Malang -> 35.07
RSUD dr. Iskak Tulungagung -> 35.04
RSUD TC Hillers Maumere
RSU Bhayangkara Kupang
RS Bhayangkara Polda Jatim -> 35
RSUD Nunukan -> 65.03
RSBP Batam -> 21.71
RS Risa Sentra Medika
RSUD Awet Muda Narmada Lombok Barat -> 52.01
Puskesmas Kec. Kalipare
UPTD Puskesmas Pringgarata
Puskesmas Sebatik
UPTD Puskesmas Juntinyuat Kab. Indramayu -> 32.12
Klinik TKI Medika
Klinik Pratama Polres Loteng -> 52.02
Puskesmas Batunyla
Rumah Sakit Umun Provinsi NTB -> 52
RUMKIT TK IV WIRA BHAKTI
"""),
    "private_sector": _rows("""
PT Surya Pacific Jaya (P3MI)
PT. Millenium Muda Makmur Cabang NTB -> 52
PT.Arwana Citra Lestari
PT Amri Margatama, Kab. Cirebon -> 32.09
P3MI Cabang Mataram -> 52.71
PJTKI PT Hidup Indah
DPD Apjati NTB -> 52
ASPATAKI DPD Jatim -> 35
Asosiasi Perusahaan Jasa TKI (APJATI)
Bank NTB Syariah Mataram -> 52.71
Bank Mandiri Cabang Mataram -> 52.71
BSI Area Mataram -> 52.71
BRI Unit Kalipare
BNI Life
Bank Jatim Cab. Malang
Pegadaian Syariah
PNM Mekaar Praya
Koperasi Polres Lombok Timur -> 52.03
Koperasi Konsumen Pegawai Kanwil Kemenag NTB -> 52
KPN Dinas Kesehatan NTB -> 52
Koperasi BMT Al Hidayah
Koperasi Desa Merah Putih Lantan
LPK Mitra Jaya Mataram -> 52.71
LPK Nihongo Center
LPKS Al Amin Lotim -> 52.03
BLK Swasta Citra
LSP Migran
Kadin NTT -> 53
APINDO Kab. Malang -> 35.07
CV Mandiri Sejahtera
UD. Lancar
PT. Pos Indonesia Cab. Praya
Hotel Golden Palace
Lombok Astoria Hotel
Travel Umroh
PT Angkasa Pura Bandara Lombok
Asuransi Jasindo
P.T Sentosa Karya Aditama
"""),
    "media": _rows("""
RRI Kupang
TVRI Jatim -> 35
Lombok Post / Jawa Pos
Suara NTB Cetak -> 52
Harian Surya
Radar Kediri
Radar Lombok TV
ntbsatu.com
Tribunnews Lombok
Tribun Flores
Antara News
Antara Biro Kupang
Kompas Biro Surabaya -> 35.78
Detik.com NTB -> 52
Tempo Media
Jurnalis Kompas.id
AJI Kupang
PWI Kab. Lombok Timur -> 52.03
IJTI Jatim -> 35
KPID Jatim -> 35
Radio Kampus Unram
Radio Rasesa FM
Wartawan Antara
Media Online Kabar NTB -> 52
Koran Tempo
"""),
    "international_organization": _rows("""
IOM
IOM (UN Migration)
I.O.M. Indonesia
International Organization for Migation
ILO Jakarta Office
ILO-UNDP PROTECT
UN Women
U.N. Women Indonesia
UNDP Jakarta
UNICEF
UNICEF Perwakilan NTT
UNFPA Indonesia
UNODC Jakarta
WHO
ASEAN Secretariat Jakarta
UN Resident Coordinator
World Food Program
Badan PBB untuk Migrasi
"""),
    "development_partner": _rows("""
DFAT Australia
Australian Embassy Jakarta
Kedutaan Besar Swiss
Kedutaan Besar Kerajaan Norwegia
Kedubes Taiwan (TETO)
Konsulat Malaysia Pontianak
Japanese Embassy
Embassy of Switzerland in Indonesia
GIZ Jakarta
JICA
KOICA
Uni Eropa (EU)
EU Delegation to Indonesia
Program INKLUSI - Australia
SKALA Prov. NTB
World Bank Indonesia
Bank Dunia Jakarta
Asian Development Bank (ADB)
Save the Children
Plan Indonesia International
Winrock
Oxfam
Tifa Foundation
"""),
    None: _rows("""
Hj. Baiq Rohani
Muhammad Iqbal, S.H.
Koordinator
Ketua Panitia
MC
TBA
Belum ada
Tenaga Honorer
PPPK
Freelancer
Petani
Tidak bekerja
Keluarga
Orang tua
0812345678
Nama Instansi
"""),
}

FOURTH: dict[str | None, tuple[Row, ...]] = {
    "local_government": _rows("""
Disnakertrans Prov. Sulbar -> 76
Dinas Nakertrans dan ESDM Kab. Klungkung -> 51.05
DTKT Kab. Parigi Moutong -> 72.08
Disnakerperinkop UKM Kab. Kudus -> 33.19
Dinas Tenaga Kerja dan Energi Sumber Daya Mineral Prov. Bali -> 51
Naker Kab. Kendal -> 33.24
Kepala Dinas Tenaga Kerja Kab. Karangasem -> 51.07
Kasi Penempatan TKI Disnakertrans Kab. Lombok Tengah -> 52.02
Fungsional Pengantar Kerja Disnakertrans NTB -> 52
Pengantar Kerja Ahli Muda Disnakertrans Prov. NTB -> 52
Pengawas Ketenagakerjaan Disnakertrans Prov. Jatim -> 35
Mediator HI Disnaker Kab. Badung -> 51.03
UPTD Pengawasan Ketenagakerjaan Prov. NTB -> 52
Dinsos PPA Kab. Rembang -> 33.17
DINAS SOSIAL P3AKB KOTA MALANG -> 35.73
Dinas Pengendalian Penduduk dan KB Kota Bandung -> 32.73
Dinas P2KBP3A Kab. Pangandaran -> 32.18
Dinas PMPD Kab. Sumbawa Barat -> 52.07
DPMDes Kab. Sumbawa -> 52.04
Bappeda Prov. DKI Jakarta -> 31
Bappeda DIY -> 34
Badan Perencanaan Pembangunan Riset dan Inovasi Daerah Kab. Ende -> 53.08
Bapperida-Kab. Lombok Barat -> 52.01
Balitbang Prov. Sumut -> 12
Biro Umum Setda Kaltim -> 64
Biro Administrasi Pembangunan Setda Provinsi Papua Barat Daya -> 96
Bagian Prokopim Setda Kota Batam -> 21.71
Bagian Organisasi Setda Kab. Sleman -> 34.04
Tapem Setda Kab. Alor -> 53.05
Pj. Sekda Kab. Dompu -> 52.05
Pj. Gubernur NTB -> 52
Wakil Walikota Bima -> 52.72
Pemerintah Daerah Kab. Malaka -> 53.21
PEMERINTAH PROVINSI SULAWESI TENGGARA -> 74
Dinas Kesehatan Kab. Tanah Bumbu -> 63.10
Dinas Kesehatan Kab. Pangkajene dan Kepulauan -> 73.10
Dinkes Kab. Kep. Selayar -> 73.01
Dinas Kearsipan dan Perpustakaan Kab. Wajo -> 73.13
Dinas Pemuda Olahraga Kab. Lahat -> 16.04
Dinas Lingkungan Hidup Kota Pekanbaru -> 14.71
Dinas PUPR Kab. Sumbawa -> 52.04
Dinas Syariat Islam Aceh -> 11
Dinas Dayah Kab. Aceh Besar -> 11.06
Baitul Mal Aceh -> 11
Dinas Koperindag Kab. Rote Ndao -> 53.14
Dishanpan Prov. NTB -> 52
Kesbangpol Kota Singkawang -> 61.72
Satuan Polisi Pamong Praja Kab. Bengkalis -> 14.03
Inspektorat Daerah Kab. Lombok Barat -> 52.01
Dinas Kominfo Kota Sorong -> 96.71
UPTD Rumah Perlindungan Sosial Dinsos NTB -> 52
Panti Sosial Bina Remaja Dinsos Prov. NTB -> 52
LTSP PMI Kab. Indramayu -> 32.12
Sekretariat LTSA Kab. Sumbawa -> 52.04
Camat Sebatik Tengah
Kecamatan Arjosari Kab. Pacitan -> 35.01
TP-PKK Kota Mataram -> 52.71
Sekretaris Kecamatan Jonggat
Governor's Office of West Nusa Tenggara -> 52
Malang Regency Manpower Office -> 35.07
Cilacap Regency Government -> 33.01
Dinas Kpendudukan Kab. Sambas -> 61.01
DISNAKERTRNAS PROV. NTT -> 53
Dinas Sosail Kab Lomok Timur -> 52.03
DINAS KESEHATAN KABUPATEN LOMBOKTENGAH -> 52.02
Bapenda prov.kalbar -> 61
dinas tenaga kerja kota bekasi -> 32.75
Badan Kesbang Pol Kota Batam -> 21.71
"""),
    "village_government": _rows("""
Desa Wisata Bonjeruk
Kepala Desa Toapaya Kab. Bintan -> 21.01
PJ Kades Sukaraja
Perangkat Desa Batujai
Sekdes Darmaji
Dukuh Krajan
Kelurahan Dasan Cermen
Kec. Praya - Desa Mertak Tombok
Kader PKK Desa Ubung
Kelompok Desbumi Desa Gemel
Keplaa Desa Pandan Indah
Kampung Wonorejo Distrik Manokwari -> 92.02
"""),
    "legislature": _rows("""
DPRD Kota Batam Komisi IV -> 21.71
Ketua Komisi V DPRD NTB -> 52
DPR-RI Komisi IX -> national
DPRD Prop. Jatim -> 35
Sekretaris Dewan Kab. Nunukan -> 65.03
"""),
    "vertical_agency": _rows("""
BP3MI Kalbar -> 61
BP3MI NTB-Mataram -> 52.71
UPT BP2MI Wilayah Kupang
Unit Pelaksana Teknis BP2MI NTB -> 52
BP3TKI Kupang
BP4TKI NTB -> 52
P4MI Bandara Soekarno Hatta
BP2MI NTB -> 52
BP2MI Wilayah Jatim -> 35
Kanwil Kementerian Imigrasi dan Pemasyarakatan NTB -> 52
Kanwil Ditjen Imigrasi Jatim -> 35
Divisi Keimigrasian Kanwil Kemenkumham NTB -> 52
Divisi Yankumham Kanwil NTB -> 52
UPT Imigrasi Mataram -> 52.71
Petugas Imigrasi
Kantor Imigrasi Atambua
Bhabinkamtibmas Desa Lantan
Unit TPPO Polda NTT -> 53
Ditpolairud Polda NTB -> 52
Krimum Polda NTB -> 52
Kapolsek Pringgarata
Polres Metro Bekasi
Jaksa Kejari Praya
Kejaksaan Tinggi Provinsi NTB -> 52
Pengadilan Tinggi Mataram -> 52.71
Lapas Perempuan Mataram -> 52.71
Babinsa Desa Mertak
Satgas Pamtas RI-Malaysia Nunukan -> 65.03
Pos AL Sape
BNNK Mataram -> 52.71
Kantor Cabang BPJS Ketenagakerjaan NTB -> 52
BPJS Ketenagakerjaan Wilayah Banuspa
Statistik BPS Prov NTB -> 52
KPwDN Bank Indonesia NTB -> 52
Penyelenggara Haji Kemenag Kota Mataram -> 52.71
Kanwil DJP Nusa Tenggara -> province
KPP Pratama Praya
Balai Besar Pelatihan Vokasi dan Produktivitas Medan -> 12.71
BLK Lembang Kemnaker (BBPPKPKK)
Karantina Kesehatan Mataram -> 52.71
Otban Wilayah IV Bali -> 51
Balai Taman Nasional Gunung Rinjani
LLDIKTI VIII
Sentra Paramita Kemensos
Kemnaker BPVP Sidoarjo -> 35.15
Kmenag Kab. Dompu -> 52.05
BAWASLU KOTA MATARAM -> 52.71
Kantor Imigrsai Kelas 1 TPI Mataram -> 52.71
BPJS KETENAGAKERAJAN
"""),
    "ministry": _rows("""
Kementerian Pelindungan Pekerja Migran Indonesia (KP2MI)
BP2MI Jakarta
Deputi Penempatan BP2MI
Direktorat Jenderal Penempatan KemenP2MI
Kementerian Tenaga Kerja RI
Kementerian Tenaga Kerja dan Transmigrasi
Kemenakertrans RI
Biro KLN Kemnaker
Kemenlu - Dit. HAM dan Kemanusiaan
Kementerian Luar Negeri (Dit. KIPS OINB)
BSKLN Kemlu
KBRI Seoul
KJRI Jeddah
KBRI Singapore
Kementerian Sosial - Dit. Rehsos
Kementerian Pemberdayaan Perempuan dan PA
Kemenko Bidang Kumham Imipas
Kemenkopolhukam
Kemenkopmk
Kementerian UMKM
Kementerian Investasi/BKPM
Kementerian Pariwisata
Kemendagri, Ditjen Bina Pembangunan Daerah
Kementerian Komunikasi dan Digital
Kejaksaan Agung
Bareskrim Polri - Dit PPA PPO
Komnas Disabilitas
BNPB
BMKG Pusat
Sekretariat Kabinet RI
Dewan Ketahanan Nasional
Staf Khusus Presiden
Ministry of Social Affairs RI
Ministry of Law
Kementerian Hkum
Kemmnaker RI
KemenPPA
"""),
    "civil_society": _rows("""
Migrant CARE Jakarta -> 31
Perkumpulan ADBMI
SANTAI
Yayasan Santai Mataram -> 52.71
Yayasan Peduli Migran
Serikat Nelayan NTB -> 52
Perkumpulan Advokasi Perempuan
LBH Kupang
Pos Bantuan Hukum PA Praya
Lembaga Adat Sasak
Nahdlatul Ulama Lombok Tengah -> 52.02
PCM Muhammadiyah Praya
Gereja Katolik Paroki Nunukan -> 65.03
Caritas Keuskupan Maumere
Suster Gembala Baik
PSE Caritas Keuskupan Larantuka
Rumah Zakat NTB -> 52
Komunitas Teman Tuli Lombok
Forum PRB NTB -> 52
Jaringan Perlindungan PMI
HWDI NTB -> 52
Pertuni Kab. Malang -> 35.07
Pusat Pengembangan Sumberdaya Wanita
PPSW Borneo
Sahabat Perempuan dan Anak
WCC Jombang -> 35.17
Yayasan Annisa Swasti
Lembaga Sosial Desa
Dompet Dhuafa
Kelompok Perempuan Bunga Mawar
LSM Lombok Hijau
LSM LIRA NTB -> 52
Pengurus Daerah Muhammadiyah
IPPNU NTB -> 52
Yasasan Karya Bakti
"""),
    "migrant_association": _rows("""
SBMI Kab. Lombok Tengah -> 52.02
SBMI Jatim -> 35
Paguyuban PMI Purna Lerep
Komunitas Pekerja Migran Desa Nyerot
Perwakilan Purna PMI
Wakil Purna PMI Desa Jurit
Persatuan Keluarga TKI
Serikat Pekerja Migran NTB -> 52
IMWU Hong Kong
Kelompok TKI Purna Kab. Blitar -> 35.05
Organisasi Pekerja Migran
Perempuan Purna Migran
Komunitas Prna PMI
"""),
    "labour_union": _rows("""
Serikat Pekerja Seluruh Indonesia
FSP KEP NTB -> 52
DPW KSPN NTB -> 52
Federasi Buruh Lintas Pabrik
K-SBSI Jatim -> 35
SP Bank NTB Syariah -> 52
"""),
    "academia": _rows("""
FHISIP Unram
Prodi Sosiologi Universitas Mataram -> 52.71
Universitas Muhammadiyah Kupang
Universitas Timor
Universitas Cokroaminoto Yogyakarta
UNISMA Malang
Universitas Islam Malang
Universitas Maritim Raja Ali Haji
Universitas Internasional Batam -> 21.71
IAIN Pontianak -> 61.71
STAIN Mandailing Natal -> 12.13
STAI Syarifuddin
IAI Nurul Hakim
Institut Elkatarie
Poltekkes Mataram -> 52.71
Politeknik Medica Farma Husada
Akademi Bisnis Lombok
Pusat Studi HAM UII
Mahasiswi Unram
LPPM UTS Sumbawa -> 52.04
Tim KKN Unram
UIN Ar-Raniry Banda Aceh -> 11.71
Unversitas Nahdlatul Ulama
Universitas Barwijaya
"""),
    "school": _rows("""
SMKN 6 MATARAM -> 52.71
SMK Al-Qolam
SMK Negeri Pelayaran
SMA Dian Harapan
SMA Muhammadiyah Mataram -> 52.71
SMP NU Gerung
MA Plus Nurul Islam Sekarbela
MA Negeri 1 Malang
MI Nurul Huda
Pontren Al-Mansyuriyah
Ponpes Modern Gontor
Pimpinan Ponpes Nurul Ijtihad
Yayasan Pondok Pesantren Yatofa Bodak
Siswa SMKN 1 Praya
SMKPP Negeri Mataram -> 52.71
Wakasek SMKN 2 Mataram -> 52.71
SD Inpres Maumere
Pondk Pesantren Darul Aitam
"""),
    "hospital": _rows("""
RSUD SELE BE SOLU
RSUD Ruslan Kota Mataram -> 52.71
RSUD H. Moh. Ruslan
RS Cahaya Medika
RS TNI AU Rembiga
Rumah Sakit Universitas Mataram -> 52.71
RSI NTB -> 52
RS Jiwa Prof. Soerojo
PKM Narmada
Puskesmas Jereweh KSB -> 52.07
Puskesmas Kota Karang
UPTD PKM Batunyala
Klinik Bhayangkara
Klinik Imigrasi
Nakes Puskesmas Teratak
RSUD Praya Lombok Tengah -> 52.02
Rumahsakit Bhayangkara
Puskesmass Ubung
"""),
    "private_sector": _rows("""
PT. Tekad Jaya Abadi
PT. BANK NTB SYARIAH -> 52
PT Mitra Sinergi Sukses - P3MI Lombok Tengah -> 52.02
P3MI Kab. Cilacap -> 33.01
Forum P3MI Cabang NTB -> 52
DPP APJATI
Apindo Kota Batam -> 21.71
BPR Kab. Lombok Timur -> 52.03
BPD NTT -> 53
Bank BTN KC Mataram -> 52.71
Bank Syariah Indonesia KCP Praya
Bank Sampah NTB Mandiri -> 52
Koperasi Wanita Kab. Malang -> 35.07
Koperasi Pegawai BP3MI NTB -> 52
Koperasi TKI Purna Sejahtera
KSP Kopdit Obor Mas
LPK Bahasa Korea Lotim -> 52.03
LPK-SO Hiro
Lembaga Pelatihan Kerja Bina Migran
BLKLN Mandiri Jaya
LSP Pekerja Migran Indonesia
Asosiasi UMKM NTB -> 52
CV. Mitra Utama
Toko Oleh-oleh Lombok
Kantor Notaris Hj. Sri
PT. Kereta Api Indonesia
Hotel Lombok Astoria
PT. Putri Mandalika Internusa
PT Garuda Indonesia
Pengusaha Muda Indonesia (HIPMI)
PT Radio Suara Lombok
"""),
    "media": _rows("""
LPP TVRI NTB -> 52
RRI Pro 1 Mataram -> 52.71
Radio RRI Atambua
Harian Radar Bali -> 51
Suara Surabaya FM -> 35.78
Lombok TV
Kompas Jatim -> 35
iNews Lombok
CNN Indonesia NTB -> 52
Jurnalis NTB Satu -> 52
Metro NTB -> 52
Bali TV -> 51
NTB Pos -> 52
Koran Suara NTB -> 52
Wartawati Lombok Post
radarlombok.co.id
lombokita.com
AJI Pontianak -> 61.71
JMSI Jatim -> 35
Media Center Pemprov
"""),
    "international_organization": _rows("""
IOM-UN Migration Indonesia
IOM Surabaya
UN WOMEN INDONESIA
ILO Migrasi
UNDP - BPPS
UNICEF Field Office Kupang
Office of the UN Resident Coordinator
United Nations Office on Drugs and Crime
UN High Commissioner for Refugees
Sekretariat Jaringan PBB untuk Migrasi
Int'l Labour Organization
"""),
    "development_partner": _rows("""
Kedubes Kanada
Kedutaan Australia
Kedutaan Besar Inggris
Konsulat Australia Denpasar
US Embassy
Embassy of New Zealand
DFAT - SKALA
SKALA (Sinergi dan Kolaborasi)
GIZ Move-ID
JICA Indonesia Office
Program INKLUSI
The World Bank Group
Save the Children Sumba
Wahana Visi Indonesia
Plan Indonesia
Terre des Hommes
UK FCDO
Australian Government
"""),
    None: _rows("""
Sri Wahyuni
Drs. H. Abdul Kadir
Moderator Acara
Fasilitator
Operator
Penerjemah
Kepala
Staff
Tim
Mahasiswi magang?
tanpa instansi
Perorangan
NIHIL
Lain-lain
"""),
}

FIFTH: dict[str | None, tuple[Row, ...]] = {
    "local_government": _rows("""
Disnakertrans Kabupaten Sikka -> 53.07
DISNAKERTRANS KABUPATEN LOMBOK TENGAH -> 52.02
Dinas Tenaga Kerja Kab. Badung -> 51.03
Dinas Tenaga Kerja Pemuda dan Olahraga Kab. Sumenep -> 35.29
Disnakerperintrans Kab. Sragen -> 33.14
Dinas Perindustrian, Perdagangan, Koperasi UKM dan Naker Kab. Purbalingga -> 33.03
Dinas Perinaker Kab. Tegal -> 33.28
Disnakertrans Prov. Kalteng -> 62
Disnaker Prov Sulteng -> 72
Dinas Trans Naker Kab. Morowali -> 72.06
BKPPD Kab. Ende -> 53.08
BP2RD Kota Batam -> 21.71
BPKD Kab. Malaka -> 53.21
Bappelitbangda Prov. NTT -> 53
Bapelitbang Kota Tarakan -> 65.71
Bappeda Kaltara -> 65
Balitbangda Prov. Kalsel -> 63
Dinas Sosial Kab. Rokan Hilir -> 14.07
Dinas Sosial Kab. Deli Serdang -> 12.07
DINSOS KAB DELISERDANG -> 12.07
Dinsos Kabupaten Pangkep -> 73.10
Dinas PPPAPPKB Kab. Bogor -> 32.01
DP3A PROVINSI SUMATERA UTARA -> 12
DPPPAKB Prov. Sumut -> 12
Dinas Kependudukan dan Pencatatan Sipil Kota Administrasi Jakarta Utara -> 31.72
Dinas Kesehatan Kab. Kupang -> 53.01
Dinas Pendidikan Provinsi Sulawesi Barat -> 76
Dinas Perumahan Rakyat dan Kawasan Permukiman Kota Padang -> 13.71
Bidang Perlindungan Perempuan DP3AP2KB NTB -> 52
Kabid PHA DP3A Kota Kupang -> 53.71
Kabid Perlindungan Khusus Anak Dinas P3A Prov. NTT -> 53
Kasubbag Umum Dinsos Kab. Bima -> 52.06
Analis Kebijakan Biro Hukum Setda Prov. NTB -> 52
Perencana Ahli Muda Bappeda Kab. Sumbawa -> 52.04
Sekretariat Daerah Kota Tangerang Selatan -> 36.74
Biro PBJ Setda Prov. Kaltim -> 64
Wagub NTB -> 52
Bupati Lembata -> 53.13
Plh Bupati Nunukan -> 65.03
UPTD PPA Dinas P3AP2KB Kab. Lombok Timur -> 52.03
UPTD BLK Disnaker Kab. Sumbawa -> 52.04
Satgas TPPO Kab. Malaka -> 53.21
Gugus Tugas Daerah PP TPPO Prov. Jabar -> 32
LTSA-PMI Mataram -> 52.71
Sekretaris Camat Kayangan
Kec. Sape
Kecamatan Nunukan Selatan
Kelompok Kerja TPPO Setda NTB -> 52
Dinas Sosial Pemprov Jatim -> 35
Dinas Koperasi Usaha Mikro Kab. Malang -> 35.07
North Lombok Regency Government -> 52.08
Provincial Government of East Nusa Tenggara -> 53
Office of Women Empowerment, North Kalimantan -> 65
Dinas Pemberdayaan Masyarakt dan Desa Kab. Sambas -> 61.01
Dinass Sosial Kota Bima -> 52.72
Dinas Soaial Prov NTB -> 52
Dsinakertrans Kab Sumbawa -> 52.04
DISDUKCAPIL KAB. LOMBOL TIMUR -> 52.03
Bakesbangpo1 Prov NTB -> 52
Diknas Kab. Dompu -> 52.05
Dikes Lobar -> 52.01
"""),
    "village_government": _rows("""
DESA SENGKERANG
Pemerintahan Desa Montong Are
Pemdes Kalibening
Lurah Karang Pule Kota Mataram -> 52.71
Kelurahan Oesapa
Kades Beleka Kec. Gerung Kab. Lobar -> 52.01
Wali Nagari Koto Tangah
Keuchik Blang Pidie
Sekretaris Desa Sinar Rinjani
Kadus Selak Aik
BUMDES Rinjani Mandiri
Kepala Desa se-Kecamatan Praya
Pemerinth Desa Kabul
Desa Binaan Imigrasi Desa Gapura
"""),
    "legislature": _rows("""
DPRD Kabupaten Lombok Tengah -> 52.02
Komisi I DPRD Prov. Kepri -> 21
Anggota DPRD Kota Bima Fraksi Golkar -> 52.72
Sekretaris DPRD Kab. Sambas -> 61.01
DPR RI Dapil NTB II -> national
"""),
    "vertical_agency": _rows("""
BP3MI Provinsi Nusa Tenggara Barat -> 52
BP3MI Kupang, NTT -> 53
BP3MI Serang -> province
P4MI Kab. Cilacap -> 33.01
UPT BNP2TKI Mataram -> 52.71
BP2MI UPT Nunukan -> 65.03
Kanwil Kemenkumham Provinsi Nusa Tenggara Barat -> 52
Kanwil Kemenham Jatim -> 35
Kanwil Ditjen Imigrasi Prov. NTB -> 52
Kepala Kantor Imigrasi Mataram -> 52.71
Kantor Imigrasi Sambas -> 61.01
Imigrasi Nunukan -> 65.03
Kanim Cirebon
Rudenim Tanjungpinang -> 21.72
Direktorat Reserse Kriminal Umum Polda NTB -> 52
Intelkam Polres Bima
Unit IV PPA Sat Reskrim Polres Sumbawa -> 52.04
Kasubdit Renakta
Polres Lombok Tengah Unit PPA -> 52.02
Polsek Nunukan -> 65.03
Kejaksaan Negeri Kab. Cirebon -> 32.09
Kajari Mataram -> 52.71
Pengadilan Agama Kabupaten Malang -> 35.07
PA Kota Bima -> 52.72
PN Sumbawa Besar -> 52.04
Kodim 0911/Nunukan -> 65.03
Lanal Batam -> 21.71
BNN Provinsi NTT -> 53
BNNP Kaltara -> 65
BPJS TK NTB -> 52
BPJS Ketenagakerjaan Banuspa
BPJS Kesehatan Cab. Kupang
BPS KAB. NUNUKAN -> 65.03
Bank Indonesia Perwakilan NTT -> 53
OJK Malang
Ombudsman RI Kepri -> 21
Kemenag Kab. Cirebon -> 32.09
Kantor Kemenag Nunukan -> 65.03
BPVP Banyuwangi -> 35.10
BBPVP Medan -> 12.71
BKK Kelas I Batam -> 21.71
Balai Karantina Hewan, Ikan dan Tumbuhan NTB -> 52
KSOP Khusus Batam -> 21.71
Lapas Nunukan -> 65.03
Bapas Mataram -> 52.71
KPU Kab. Lombok Utara -> 52.08
BPKH Denpasar -> 51.71
BKN Kanreg X Denpasar -> 51.71
Loka POM di Kab. Bima -> 52.06
LLDIKTI Wil. VIII
Komnas HAM Sulteng -> 72
Kantr Imigrasi Kupang
Pengadlan Negeri Praya
BPJS Ketengakerjaan Sumbawa -> 52.04
PolresLombok Barat -> 52.01
"""),
    "ministry": _rows("""
KemenP2MI / BP2MI RI
Kementerian P2MI - Direktorat Kepulangan dan Rehabilitasi
Kemen. P2MI
BP2MI Pusat Jakarta
Kemnaker - Binapenta
KEMNAKER R.I
Kementerian Tenaga Kerja
Kemlu RI Dit. PWNI
Direktorat Perlindungan WNI Kementerian Luar Negeri
KBRI Bandar Seri Begawan
Konsulat Jenderal Republik Indonesia Hong Kong
KJRI Kuching
Kementerian Dalam Negeri RI
Dit. SUPD III Kemendagri
Bappenas RI
Kementerian Perencanaan Pembangunan Nasional
Kemen PPPA RI
Deputi Perlindungan Khusus Anak KPPPA
Kemensos RI Direktorat Rehabilitasi Sosial
Kementerian Hukum dan Hak Asasi Manusia RI
Kementerian HAM RI
Kementerian Imipas
Kemenko PMK - Asdep PHPPA
Menko Polhukam
Kementerian Desa
Kementerian Agama RI
Kejagung
Polri - Bareskrim
Mahkamah Agung
KPAI
LPSK
Komnas Anti Kekerasan Terhadap Perempuan
BPS Pusat
Badan Narkotika Nasional RI
Badan Nasional Penanggulangan Terorisme
Kementerian Perhubngan
Kemenetrian Sosial
BP2MI RI - Pusat Data
"""),
    "civil_society": _rows("""
Migrant CARE Kebumen -> 33.05
Migrant CARE Malang
Perkumpulan Panca Karsa Lombok Tengah -> 52.02
ADBMI Foundation Lombok Timur -> 52.03
Solidaritas Perempuan Kinasih Yogyakarta
SP Kendari -> 74.71
LBH APIK NTT -> 53
LBH Keadilan Banten -> 36
PBH Peradi Mataram -> 52.71
Nasyiatul 'Aisyiyah NTB -> 52
Pimpinan Cabang NU Lombok Tengah -> 52.02
Muslimat NW
PW Fatayat Jatim -> 35
Majelis Ulama Indonesia Prov. NTB -> 52
PGI Wilayah NTT -> 53
Divers for Forest
Yayasan Plan Peduli Anak
Yayasan Rumah Perempuan dan Anak NTB -> 52
Yayasan Kalimajari
Perkumpulan Perisai Hukum
Lembaga Pengembangan Sumberdaya Mitra
Forum Perempuan Lombok Utara -> 52.08
Jaringan Relawan Anti Trafficking NTT -> 53
Koalisi NTB Bebas TPPO -> 52
Gerakan Pramuka Kwarda NTB -> 52
Pemuda Katolik NTT -> 53
KOHATI Cabang Mataram -> 52.71
IMM NTB -> 52
Karang Taruna Kab. Malang -> 35.07
DWP Prov. Jatim -> 35
Pusat Bantuan Hukum Masyarakat NTB -> 52
Komunitas Lombok Sehat
Aliansi Buruh Yogyakarta dan Masyarakat
Relawan Bencana
Forikan NTB -> 52
Tokoh Masyarakat
Tokoh Adat Sasak
Yayasan Harpan Bangsa
LSM Peduli Perempaun
"""),
    "migrant_association": _rows("""
SBMI Cabang Kupang
DPW SBMI Kalbar -> 61
Sekretaris DPC SBMI Sambas -> 61.01
Keluarga Buruh Migran Desa Setiling
KKBM Desa Darek
Komunitas PMI Purna Desa Gemel
Forum Purna Migran Lombok
Purna PMI Kec. Batukliang
Istri PMI
Eks TKI Malaysia Desa Jurit
Mantan Buruh Migran
Asosiasi Purna Pekerja Migran
Ikatan Pelaut Indonesia
PMI Taiwan Purna
Srikat Buruh Migran Indonesia
"""),
    "labour_union": _rows("""
DPD SPN Jatim -> 35
SP TSK SPSI
Federasi SP Kahut
KSPSI Kab. Nunukan -> 65.03
Aliansi Serikat Buruh NTB -> 52
Sarbumusi NTB -> 52
"""),
    "academia": _rows("""
Univ. Negeri Surabaya -> 35.78
Universitas Surabaya -> 35.78
UNESA
Universitas Negeri Malang
UPN Veteran Jatim -> 35
Universitas Kristen Artha Wacana
STIKES Maharani Malang
STIKes Citra Husada Mandiri Kupang
Poltekkes Denpasar -> 51.71
Politeknik Negeri Kupang
Politeknik Negeri Nunukan -> 65.03
IAIN Manado -> 71.71
Institut Agama Islam Qamarul Huda
ITKes
Sekolah Tinggi Pariwisata Mataram -> 52.71
Sekolah Tinggi Teologi Kupang
Fakultas Ilmu Sosial UNM
Fak. Ilmu Politik UMM
Jurusan Sosiologi Unram
Dosen FH UMMAT
BEM UIN Mataram -> 52.71
LP2M UIN Mataram -> 52.71
Pusat Kajian Wanita dan Gender UI
Universitas Gajah Mada
Universitaas Udayana
Univ Airlngga
University of Melbourne
Monash University Indonesia
Australian National University
"""),
    "school": _rows("""
SMK N 5 Malang
SMKS Kesehatan Qamarul Huda
SMK Kes Hamzar
SMK Penerbangan Lombok
SMA NW Narmada
SMAN 1 GERUNG
SMPN 2 Praya Barat
SD N 5 Ampenan
SDK Maumere
MA NWDI Anjani
MTs NW Lelong
MAN 2 Kota Malang -> 35.73
PonPes Al-Halimy
Pondok Pesantren Darunnahdlatain
Madrasah Aliyah Darul Kamal
TK Islam Al Hamidiyah
PAUD Melati
SLB A YPTN Mataram -> 52.71
Seminari Mataloko
Sekolah Islam Terpadu Abata
SMK Negri 3 Selong
"""),
    "hospital": _rows("""
RSUD Prov. Kaltara -> 65
RSUD Jusuf SK Tarakan -> 65.71
RSUD Kab. Sambas -> 61.01
RSUD Provinsi Jatim -> 35
RS Antonius
RS St. Carolus
RSU Haji Surabaya -> 35.78
RSU Prima Medika
RS Ibu dan Anak Mataram -> 52.71
RS Lapangan Tambora
RSAD Mataram -> 52.71
Rumkital Nunukan -> 65.03
Puskesmas Kec. Sekotong
UPTD. Puskesmas Mangkung
Puskesmas Rawat Inap Sape
Poskesdes Lantan
Klinik MCU Lombok
Balai Kesehatan Tenaga Kerja
RSUD Tripatt Gerung
"""),
    "private_sector": _rows("""
PT. Maju Makmur Utama (P3MI) Kab. Malang -> 35.07
PT PJTKI Karya Semesta
PT. Bank Mandiri (Persero) Tbk.
Bank BRI Cab. Mataram -> 52.71
Bank Sinarmas
Bank Sulutgo
Bank Perkreditan Rakyat NTB -> 52
BPR NTB Lombok Tengah -> 52.02
Koperasi Simpan Pinjam Guru
Koperasi Dharma Wanita
Koperasi Serikat Pekerja
Kopkar PLN
LKP Cendrawasih
LPK Lombok Global
LPK & SO Mirai
LSP P2
APJATI Kab. Malang -> 35.07
KADINDA Lombok Timur -> 52.03
BPD APINDO NTB -> 52
PT Mandalika Grand Prix Association
PT ITDC
PT PLN Nunukan -> 65.03
PT. ASDP Indonesia Ferry
Indomaret
Restoran Taliwang
CV. Rumah Media
Firma Hukum Adil
PT SMK Karya
Yamaha Motor
P.T. Adila Prezkifarindo Duta
"""),
    "media": _rows("""
TVRI Stasiun Kalbar -> 61
RRI Sumenep -> 35.29
RRI Nunukan -> 65.03
Radar Nunukan -> 65.03
Koran Kaltara -> 65
Pos Belitung -> 19.02
Tribun Kaltara -> 65
Suara Flores
Ekora NTT -> 53
Lombok News
Kabar Lombok
MNC Trijaya Mataram -> 52.71
Radio Sindo
SCTV Biro Surabaya -> 35.78
Liputan 6 SCTV
tvOne
Wartawan Kompas
Jurnalis RRI Nunukan -> 65.03
AJI NTB -> 52
PWI Kalbar -> 61
Dewan Pers
Majalah Migran
"""),
    "international_organization": _rows("""
IOM Mission in Indonesia
IOM - International Organization for Migration
International Organisation For Migration (IOM) Kupang
ILO Office Jakarta
UNDP Indonesia Country Office
UNICEF NTB-NTT
UN Women Indonesia & ASEAN Liaison
UNFPA Jakarta
United Nations Development Programme
United Nation Indonesia
UN Network on Migration
WHO NTT
FAO Indonesia
Sekretariat ASEAN Jakarta
Interpol
Palang Merah Internasional
"""),
    "development_partner": _rows("""
Kedubes Jerman
Kedutaan Besar RRT
Embassy of the Republic of Korea
Konsulat Jenderal Jepang Surabaya
Konjen Malaysia Pontianak
AIPJ
Program SKALA NTB
KOMPAK
INKLUSI Migrant CARE
JICA NTB
KOICA Jakarta
USAID TIP
World Bank Group
ADB Indonesia
Save the Children Lombok
World Vision NTT
ChildFund Indonesia
Oxfam in Indonesia
Ford Foundation Jakarta
Uni Eropa untuk Indonesia
"""),
    None: _rows("""
Lalu Muhamad Iqbal
Ni Made Ayu
Ibu Kadek
Ketua Tim
Anggota Kelompok
Sopir
MC Acara
Tidak Diisi
tdk ada
Perseorangan
Bagian
WNI
Indonesia
NTB
"""),
}

SIXTH: dict[str | None, tuple[Row, ...]] = {
    "local_government": _rows("""
Disnakertrans Prov. Gorontalo -> 75
Dinas Tenaga Kerja Koperasi & UMKM Kab. Gorontalo Utara -> 75.05
DISNAKER KAB. TANGERANG -> 36.03
Dinas Ketenagakerjaan Kota Tangerang -> 36.71
Disnakertrans Prov. Papua Selatan -> 93
Dinas Tenaga Kerja, Transmigrasi & ESDM Prov. Papua Tengah -> 94
DINAS PP DAN PA PROV. BENGKULU -> 17
DP3APPKB Prov. Bengkulu -> 17
Dinas Sosial Kab. Rejang Lebong -> 17.02
Dinas Dukcapil dan KB Prov. Bali -> 51
DISPMD DUKCAPIL PROV. BALI -> 51
Dinas Pengendalian Penduduk, KB, PP dan PA Kab. Tuban -> 35.23
Dinas Kesehatan & KB Kab. Sidoarjo -> 35.15
Bappedalitbang Kab. Sukabumi -> 32.02
Bappelitbangda Kab. Manggarai -> 53.10
Bakesbangpol Kab. Cirebon -> 32.09
Bidang HI Disnakertrans Kab. Sumbawa -> 52.04
Kepala UPTD PPA Kota Kupang -> 53.71
Konselor UPTD PPA NTB -> 52
Psikolog P2TP2A Kab. Belu -> 53.04
Petugas LTSA Kab. Lombok Barat -> 52.01
Bagian Hukum & HAM Setda Kota Batam -> 21.71
Asisten Perekonomian dan Pembangunan Setda Prov. NTT -> 53
Staf Ahli Bupati Kab. Lembata -> 53.13
TAPD Kab. Sikka -> 53.07
Bupati Kab. Sumba Barat Daya -> 53.18
Dinas Pertanian Kab. Manggarai Timur -> 53.19
Dispar Prov. NTB -> 52
Dinas Perkebunan Prov. Kalbar -> 61
Dinas ESDM Prov. NTB -> 52
Kecamatan Kalipare, Kabupaten Malang -> 35.07
Camat Cikedung Kab. Indramayu -> 32.12
Health Office of Kupang City -> 53.71
Dinas Tenaga Kerja dan Transmigarsi Kab. Purworejo -> 33.06
Disnakretrans Kab. Cianjur -> 32.03
Badan Kesatuan Bangs dan Politik Kab. Sikka -> 53.07
DINASSOSIAL PROV. NTB -> 52
Dinas Pemberdayaan Peremupan Kab. Alor -> 53.05
BPBD Kab. Lombk Utara -> 52.08
"""),
    "village_government": _rows("""
Pemdes Ngadirejo Kab. Blitar -> 35.05
Kepala Desa Kuala Tungkal
Ketua BPD Sukaraja
Staf Desa Selebung Rembiga
Kasi Kesra Desa Setanggor
Lurah Sagerat Weru
Kelurahan Sungai Harapan, Kota Batam -> 21.71
Kpala Desa Pengenjek
"""),
    "legislature": _rows("""
DPRD Kab. Manggarai Barat -> 53.15
Komisi III DPRD Kab. Cilacap -> 33.01
Anggota DPR-RI -> national
"""),
    "vertical_agency": _rows("""
BP3MI Provinsi Lampung -> 18
P4MI Tanjungpinang -> 21.72
Kepala P4MI Lombok Timur -> 52.03
Kanwil Kementerian Hukum Bali -> 51
Kanwil Ditjenpas NTT -> 53
Kantor Imigrasi Kelas II TPI Maumere
Kantor Imigrasi Kelas I Non TPI Tangerang
Kanim Kelas I TPI Kupang
Penyidik Subdit IV Polda Kepri -> 21
Satgas TPPO Polda NTB -> 52
Banit PPA Polres Lembata -> 53.13
Jaksa Kejati NTT -> 53
Kejaksaan Negeri Sikka -> 53.07
Panitera PA Selong
Kodim 1618/TTU -> 53.03
BPJS TK Kantor Cabang Kupang
Kepala BPS Lombok Barat -> 52.01
KPw BI Malang
Kemenag Kabupaten Lembata -> 53.13
Balai Kekarantinaan Kesehatan Mataram -> 52.71
Kantor Bea Cukai Mataram -> 52.71
UPT BPVP Lombok Timur -> 52.03
Kantor Imigarsi Kelas II TPI Sambas -> 61.01
Polres Sumbwa Barat -> 52.07
BPS Kab. Lombok Tmur -> 52.03
"""),
    "ministry": _rows("""
Kementerian Pelindungan PMI/BP2MI
Ditjen Pelindungan KemenP2MI
Biro Hukum KP2MI
Kemnaker RI (Dit. Bina Pengantar Kerja)
Kemlu RI - Dit. Perjanjian Internasional
KBRI Abu Dhabi
Atnaker KBRI Riyadh
Kemensos Dit. Anak
KemenPPPA - Asdep TPPO
Bappenas Dit. Kependudukan
Kementerian Kesehatan
Puspenkum Kejagung
LPSK Pusat
Kementrian Luar Negri
Kemenerian Ketenagakerjaan
Kementerian Dlam Negeri
"""),
    "civil_society": _rows("""
Migrant CARE Kab. Lembata -> 53.13
PPK Mataram -> 52.71
Yayasan PPK
LBH APIK Mataram -> 52.71
Yayasan Harmoni Migran
PD Muhammadiyah Kab. Malang -> 35.07
DPW Fatayat NU NTB -> 52
JPIC Divina Providentia Kupang
Yayasan Sosial Donders
Komunitas Anak Muda Peduli Lombok
Lembaga Swadaya Masyarakat Cakra
Forum Pemuda Desa
Dharma Wanita BP3MI NTB -> 52
PMI Prov. NTB (Palang Merah Indonesia) -> 52
Jaringan Nasional Anti TPPO
Yayasaan Kasih Bunda
Pekumpulan Perempuan Mandiri
"""),
    "migrant_association": _rows("""
DPC SBMI Lombok Timur -> 52.03
SBMI Nunukan -> 65.03
Komunitas Purna TKI
Kelompok Keluarga Migran Desa Jurit Baru
Purna PMI Hongkong Asal Malang
Perkumpulan Keluarga PMI
Serikat Bruh Migran Indonesia
"""),
    "labour_union": _rows("""
SPSI Kepri -> 21
FSPMI Jatim -> 35
Serikat Pekerja Bandara
Konfederasi Serikat Buruh Muslimin Indonesia
"""),
    "academia": _rows("""
Fakultas Hukum Universitas Nusa Cendana
UNMUL Samarinda -> 64.72
Universitas Mulawarman
Universitas Negeri Gorontalo
UIN Raden Fatah Palembang -> 16.71
Poltekkes Kemenkes Kaltim -> 64
STIKES Bima
STIT Palapa Nusantara
Pusat Studi Migran UGM
Guru Besar FH Unram
Klinik Hukum FH Universitas Mataram -> 52.71
Universitas Matram -> 52.71
Politeknk Negeri Batam -> 21.71
"""),
    "school": _rows("""
SMKN 4 Mataram -> 52.71
SMK Kesehatan Bina Husada
SMKN 1 Nunukan -> 65.03
Ponpes Al-Ma'arif Darek
MAN 1 Mataram -> 52.71
SMAN 2 Mataram -> 52.71
SMK Bina Medika
Guru SMPN 1 Praya
Sekolah Luar Biasa Negeri Batam -> 21.71
SMK NU Kalipare
"""),
    "hospital": _rows("""
RSUD Provinsi Kalbar -> 61
RSUD Kota Malang -> 35.73
RSJ Prov. Jatim -> 35
RS Universitas Airlangga
RS Muhammadiyah Lamongan -> 35.24
RS Katolik Marianum Halilulik
Puskesmas Sukaraja
Klinik Kemenkes
Kepala Puskesmas Batuyang
Puskesmsa Mantang
"""),
    "private_sector": _rows("""
PT. Bina Adidaya Mandiri
PT Dharma Karya Raharja (P3MI) Cab. Lotim -> 52.03
P3MI NTB -> 52
Bank NTB Syariah KC Praya -> 52
Bank BJB
Koperasi Bina Migran
Koperasi Karyawan Unram
LPK Tunas Bangsa Mataram -> 52.71
DPD Aspataki NTB -> 52
Kadin Kota Batam -> 21.71
CV Lombok Kreatif
Asosiasi Pengusaha Indonesia NTB -> 52
PT. Bank Pembangunan Daerah NTB Syariah -> 52
Perusahaan Swasta
"""),
    "media": _rows("""
RRI Ende -> 53.08
TVRI NTT -> 53
Radar Tulungagung -> 35.04
Media Indonesia
Jurnalis Suara NTB -> 52
Lombok Post Online
Antara Kepri -> 21
PWI Kepri -> 21
Radio Suara Malaka -> 53.21
"""),
    "international_organization": _rows("""
IOM Indonesia - Kupang Sub Office
UN Women Jakarta
International Labour Organization Jakarta
UNDP NTT
UNICEF Indonesia NTT Field Office
"""),
    "development_partner": _rows("""
Kedutaan Besar Jepang di Jakarta
Australian Embassy (DFAT)
GIZ Indonesia
Program SKALA DFAT NTB
Bank Dunia Indonesia
Asia Foundation
"""),
    None: _rows("""
I Wayan Sudarma
Baiq Nurhayati
Pendamping
Notulen
Belum bekerja
belum diisi
Pemateri
"""),
}

SEVENTH: dict[str | None, tuple[Row, ...]] = {
    "local_government": _rows("""
Disnakertrans Kab. Manokwari -> 92.02
Dinas Tenaga Kerja dan ESDM Prov. Kepulauan Bangka Belitung -> 19
DINAS TENAGA KERJA KAB. MUARO JAMBI -> 15.05
Disnakertrans Kota Bontang -> 64.74
Dinkopukmnaker Kab. Banjarnegara -> 33.04
DisnakerPMPTSP Kab. Pekalongan -> 33.26
Dinas Sosial PMD Kab. Bulukumba -> 73.02
DPPKBP3A Kab. Cirebon -> 32.09
DP3AKB Kab. Purwakarta -> 32.14
Dinas P3A Kab. Konawe Selatan -> 74.05
Bapperida Prov. Sulteng -> 72
Bappeda Kab. Halmahera Utara -> 82.03
Biro Otda Setda Prov. Sulsel -> 73
Bagian Administrasi Kesra Setda Kab. Ngada -> 53.09
Bupati Ngawi -> 35.21
Pemkab Sintang -> 61.05
Dinas Kesehatan Kab. Fakfak -> 92.03
Disdukcapil Kab. Toli-Toli -> 72.04
Kesbangpol Kab. Kutai Timur -> 64.08
Mediator Disnakertrans Kab. Bekasi -> 32.16
Pekerja Sosial Dinsos Kab. Gowa -> 73.06
Satpol PP Prov. NTB -> 52
Kec. Batang Gansal
UPTD Balai Latihan Kerja Kab. Sidoarjo -> 35.15
Regent of West Sumbawa -> 52.07
Dinas Sosial Kab Purwrejo -> 33.06
Dnas Kesehatan Prov. NTT -> 53
Diskominf Prov. Kalbar -> 61
Bapperda Kota Batam -> 21.71
"""),
    "village_government": _rows("""
Kepala Desa Gelogor
Pemdes Tanjung Sari Kab. Lampung Selatan -> 18.01
Kelurahan Bontang Kuala
Perangkat Desa Wonorejo
Kantor Desa Sumber Agung
"""),
    "legislature": _rows("""
DPRD Kab. Ngawi -> 35.21
Wakil Ketua Komisi IX DPR RI -> national
"""),
    "vertical_agency": _rows("""
BP3MI Sulawesi Utara -> 71
BP3MI Prov. Bali -> 51
P4MI Parepare -> 73.72
UPT BP2MI Jakarta -> 31
Kanwil Kemenkumham Sultra -> 74
Kanwil Ditjen Imigrasi Sumut -> 12
Kantor Imigrasi Kelas I TPI Medan -> 12.71
Kanim Batam -> 21.71
Reskrim Polres Cilacap -> 33.01
Unit PPA Polresta Cirebon
Kejari Kota Malang -> 35.73
Pengadilan Negeri Batam -> 21.71
Kodim 0604 Karawang -> 32.15
Lantamal IV Tanjungpinang -> 21.72
BPJS Ketenagakerjaan Kantor Wilayah Jatim -> 35
BPS Sulawesi Selatan -> 73
Kemenag Kab. Banyuwangi -> 35.10
Balai Besar Karantina Kesehatan Makassar -> 73.71
KUA Kec. Jonggat
Imigrasi Pontinak -> 61.71
Polresta Denpsar -> 51.71
"""),
    "ministry": _rows("""
Kementerian P2MI
Kemnaker - Ditjen Binalavotas
KBRI Brunei Darussalam
Direktorat Konsuler Kemlu
Biro Perencanaan Kemenkumham RI
Sekretariat Kabinet
Kementerian PUPR
Kementrian Hukum RI
Kementerian Kesehtan
"""),
    "civil_society": _rows("""
Yayasan Tenaga Kerja Indonesia
Migrant CARE Indramayu -> 32.12
LBH Medan -> 12.71
Fatayat NU Kab. Ponorogo -> 35.02
PD Aisyiyah Malang
Rumah Aman Yayasan Anugerah
Perkumpulan Suara Perempuan
Keuskupan Larantuka
PW GP Ansor NTT -> 53
Forum Anak Kab. Sikka -> 53.07
DWP Setda Kab. Belu -> 53.04
LSM Peduli Anak Bangsa
"""),
    "migrant_association": _rows("""
DPD SBMI Lampung -> 18
Purna PMI Desa Wonorejo
Komunitas Mantan TKI Kab. Sambas -> 61.01
Keluarga TKW
"""),
    "labour_union": _rows("""
KSPSI Kab. Karawang -> 32.15
Serikat Buruh Seluruh Indonesia
"""),
    "academia": _rows("""
Universitas Palangka Raya -> 62.71
UIN Antasari Banjarmasin -> 63.71
FISIP Undana
Poltekkes Kemenkes Palu -> 72.71
STIE Malangkucecwara
Universitas Sam Ratulangi
Dosen Universitas Cendrawasih
Politeknik Negeri Bali -> 51
"""),
    "school": _rows("""
SMKN 2 Kupang
SMK Kesehatan Batam -> 21.71
Ponpes Darul Hijrah
SMA Negeri 1 Nunukan -> 65.03
MTsN 3 Malang
"""),
    "hospital": _rows("""
RSUD Provinsi Riau -> 14
RSUD Cilacap -> 33.01
RS Bhayangkara Pontianak -> 61.71
Puskesmas Cikedung
Klinik Sehat Bersama
"""),
    "private_sector": _rows("""
PT Sinar Harapan (P3MI)
P3MI PT. Karunia Semesta Cab. Ponorogo -> 35.02
APJATI Jawa Barat -> 32
Bank Kaltimtara
Koperasi Pegawai Pemkab Sikka -> 53.07
LPK Harmoni Jaya
Kadin Jatim -> 35
Bank NTT Cab. Maumere -> 53
"""),
    "media": _rows("""
RRI Pontianak -> 61.71
Tribun Jabar -> 32
Radar Bromo
Lampung Post -> 18
AJI Batam -> 21.71
"""),
    "international_organization": _rows("""
IOM Tanjungpinang
ILO Indonesia & Timor-Leste
UNICEF Makassar
UN Migration (IOM)
"""),
    "development_partner": _rows("""
Kedutaan Besar Denmark
GIZ
Program KOMPAK
World Bank
"""),
    None: _rows("""
Yohanes Bria
Siti Nurhaliza
Relawan?
-
Lainnya
"""),
}

UNSEEN = (FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH)
