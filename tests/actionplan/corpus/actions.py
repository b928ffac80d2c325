"""Sixty invented actions: title, step, objectives, and the kind of office that answers for each."""

from typing import NamedTuple


class Promise(NamedTuple):
    title: str
    step: int
    objectives: tuple[int, ...]
    office: str


_LINES = """
Lokakarya pengenalan GCM bagi perangkat daerah|1|23|bappeda
Pertemuan konsultasi dengan komunitas purna PMI|1|2,21|disnakertrans
Dialog dengan serikat buruh migran dan lembaga pendamping|1|16|dinsos
Penyusunan peta pemangku kepentingan migrasi|1|23|bappeda
Siaran radio tentang migrasi aman|1|3|diskominfo
Sosialisasi GCM di kantor camat|1|3|dpmd
Kajian kebutuhan layanan bagi keluarga yang ditinggalkan|2|2,15|dp3ap2kb
Pemetaan desa kantong pekerja migran|2|1|dpmd
Analisis kesenjangan layanan dokumen kependudukan|2|4|disdukcapil
Survei kesiapan puskesmas melayani purna PMI|2|15|dinkes
Inventarisasi peraturan daerah tentang pelindungan PMI|2|6|disnakertrans
Profil daerah asal pekerja migran|2|1|bappeda
Penetapan tujuan GCM yang diprioritaskan|3|23|bappeda
Penyepakatan kriteria prioritas bersama masyarakat sipil|3|16|bappeda
Daftar prioritas layanan terpadu satu atap|3|5,6|disnakertrans
Prioritas pencegahan perdagangan orang di sekolah|3|10|disdik
Pengarusutamaan migrasi dalam RKPD|4|23|bappeda
Penyusunan rancangan peraturan kepala daerah tentang GCM|4|6,23|disnakertrans
Penyelarasan program pemberdayaan keluarga PMI|4|16,20|dp3ap2kb
Penyusunan standar rujukan kasus|4|12|dinsos
Penganggaran loket layanan migrasi|4|5|disnakertrans
Integrasi data PMI ke dalam satu data daerah|4|1|diskominfo
Loket informasi migrasi aman di mal pelayanan publik|5|3|disnakertrans
Layanan jemput bola dokumen kependudukan|5|4|disdukcapil
Pelatihan keterampilan bagi calon PMI|5|18|disnakertrans
Sertifikasi kompetensi bagi purna PMI|5|18|disnakertrans
Pendampingan usaha keluarga PMI|5|20|diskop
Literasi keuangan dan remitansi|5|20|diskop
Pos pengaduan di desa|5|7|dpmd
Rumah aman bagi korban perdagangan orang|5|10,12|dp3ap2kb
Layanan kesehatan jiwa bagi PMI yang dipulangkan|5|15,21|dinkes
Pemulangan PMI terkendala|5|21|dinsos
Kelas pengasuhan bagi keluarga yang ditinggalkan|5|16|dp3ap2kb
Beasiswa bagi anak PMI|5|15|disdik
Kelas orientasi pra pemberangkatan|5|6,18|disnakertrans
Patroli pencegahan penempatan nonprosedural|5|9,11|satpol
Pemeriksaan perusahaan penempatan|5|6|disnakertrans
Kartu jaminan sosial bagi keluarga PMI|5|22|dinsos
Akta kelahiran bagi anak PMI|5|4|disdukcapil
Bursa kerja dalam negeri bagi purna PMI|5|2,18|disnakertrans
Rumah produksi bersama purna PMI|5|19|disperindag
Pameran produk purna PMI|5|19|disperindag
Kampanye antidiskriminasi di media sosial|5|17|diskominfo
Forum diaspora daerah|5|19|bappeda
Penguatan gugus tugas pencegahan perdagangan orang|5|10|dp3ap2kb
Pelatihan relawan desa migran|5|7,8|dpmd
Penyediaan juru bahasa isyarat pada layanan migrasi|5|15|dinsos
Penjemputan jenazah PMI|5|8,14|disnakertrans
Pusat data keluarga PMI|5|1|dpmd
Kunjungan rumah bagi PMI lanjut usia|5|22|dinsos
Skrining kesehatan calon PMI|5|12,15|dinkes
Bimbingan belajar di desa migran produktif|5|2|disdik
Kemitraan pembiayaan usaha dengan bank daerah|5|20|diskop
Pengawasan pelatihan di balai latihan kerja|5|18|disnakertrans
Rapat pemantauan triwulanan|6|23|bappeda
Evaluasi tahunan rencana aksi|6|23|bappeda
Laporan kemajuan GCM daerah|6|23|bappeda
Survei kepuasan pengguna loket|6|15|disnakertrans
Publikasi capaian di laman pemerintah daerah|6|3|diskominfo
Tinjauan bersama masyarakat sipil|6|16|bappeda
"""


def _read(line: str) -> Promise:
    title, step, objectives, office = line.split("|")
    return Promise(title, int(step), tuple(map(int, objectives.split(","))), office)


PROMISES = tuple(map(_read, _LINES.strip().splitlines()))

LONG = {
    "bappeda": "Badan Perencanaan Pembangunan Daerah",
    "disnakertrans": "Dinas Tenaga Kerja dan Transmigrasi",
    "dinsos": "Dinas Sosial",
    "diskominfo": "Dinas Komunikasi dan Informatika",
    "dpmd": "Dinas Pemberdayaan Masyarakat dan Desa",
    "dp3ap2kb": "Dinas Pemberdayaan Perempuan dan Perlindungan Anak",
    "disdukcapil": "Dinas Kependudukan dan Pencatatan Sipil",
    "dinkes": "Dinas Kesehatan",
    "disdik": "Dinas Pendidikan dan Kebudayaan",
    "diskop": "Dinas Koperasi dan UKM",
    "satpol": "Satuan Polisi Pamong Praja",
    "disperindag": "Dinas Perindustrian dan Perdagangan",
}
SHORT = {
    "bappeda": "Bappeda",
    "disnakertrans": "Disnakertrans",
    "dinsos": "Dinsos",
    "diskominfo": "Diskominfo",
    "dpmd": "DPMD",
    "dp3ap2kb": "DP3A",
    "disdukcapil": "Disdukcapil",
    "dinkes": "Dinkes",
    "disdik": "Disdikbud",
    "diskop": "Diskop UKM",
    "satpol": "Satpol PP",
    "disperindag": "Disperindag",
}
ENGLISH = {
    "bappeda": "Regional Development Planning Agency (Bappeda)",
    "disnakertrans": "Manpower and Transmigration Office (Disnakertrans)",
    "dinsos": "Social Affairs Office (Dinsos)",
    "diskominfo": "Diskominfo",
    "dpmd": "DPMD",
    "dp3ap2kb": "DP3A",
    "disdukcapil": "Disdukcapil",
    "dinkes": "Health Office (Dinkes)",
    "disdik": "Dinas Pendidikan",
    "diskop": "Dinas Koperasi",
    "satpol": "Satpol PP",
    "disperindag": "Disperindag",
}
