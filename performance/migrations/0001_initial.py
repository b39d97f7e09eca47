import django.db.models.deletion
import planning.fields
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('planning', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='AnalisisKinerja',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('perangkat_daerah', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.perangkatdaerah', verbose_name='perangkat daerah')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='pengenal')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('renja', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='analisis_kinerja', to='planning.renja')),
                ('indikator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='analisis', to='planning.indikator')),
                ('urutan', models.PositiveIntegerField(verbose_name='urutan')),
                ('sifat', models.CharField(choices=[('menunjang', 'Menunjang keberhasilan'), ('menghambat', 'Menghambat'), ('catatan', 'Catatan analisis')], max_length=15, verbose_name='sifat')),
                ('kegiatan', models.CharField(blank=True, max_length=500, verbose_name='program/kegiatan')),
                ('faktor', models.TextField(blank=True, verbose_name='faktor')),
                ('tindak_lanjut', models.TextField(blank=True, verbose_name='tindak lanjut')),
                ('dijawab', models.TextField(blank=True, verbose_name='jawaban pada Renja ini')),
            ],
            options={
                'verbose_name': 'analisis kinerja',
                'verbose_name_plural': 'analisis kinerja',
                'ordering': ['urutan'],
                'constraints': [models.UniqueConstraint(fields=('renja', 'urutan'), name='analisis_urutan'), models.CheckConstraint(condition=models.Q(('sifat__in', ['menunjang', 'menghambat', 'catatan'])), name='analisis_sifat', violation_error_message='Isi kolom sifat bukan salah satu pilihannya.')],
            },
        ),
        migrations.CreateModel(
            name='Perkiraan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('perangkat_daerah', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.perangkatdaerah', verbose_name='perangkat daerah')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='pengenal')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('bawah', planning.fields.AngkaField(blank=True, null=True, verbose_name='nilai')),
                ('atas', planning.fields.AngkaField(blank=True, null=True, verbose_name='batas atas')),
                ('teks', models.CharField(blank=True, max_length=50, verbose_name='nilai ordinal')),
                ('keadaan', models.CharField(choices=[('ada', 'ada'), ('kosong', 'kosong'), ('tidak_direncanakan', 'tidak direncanakan'), ('belum_rilis', 'belum rilis')], default='ada', max_length=20, verbose_name='keadaan')),
                ('satuan', models.CharField(blank=True, help_text='Kosong berarti satuan indikatornya.', max_length=100, verbose_name='satuan')),
                ('indikator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='perkiraan', to='planning.indikator')),
                ('tahun', models.PositiveSmallIntegerField(verbose_name='tahun')),
                ('jenis', models.CharField(choices=[('realisasi', 'Perkiraan realisasi'), ('proyeksi', 'Proyeksi')], max_length=10, verbose_name='jenis')),
            ],
            options={
                'verbose_name': 'perkiraan',
                'verbose_name_plural': 'perkiraan',
                'constraints': [models.UniqueConstraint(fields=('indikator', 'tahun', 'jenis'), name='perkiraan_tunggal'), models.CheckConstraint(condition=models.Q(models.Q(('keadaan', 'ada'), models.Q(models.Q(('bawah__isnull', False), ('teks', ''), models.Q(('atas__isnull', True), ('atas__gt', models.F('bawah')), _connector='OR')), models.Q(('atas__isnull', True), ('bawah__isnull', True), models.Q(('teks', ''), _negated=True)), _connector='OR')), models.Q(('keadaan__in', ['kosong', 'tidak_direncanakan', 'belum_rilis']), ('atas__isnull', True), ('bawah__isnull', True), ('teks', '')), _connector='OR'), name='perkiraan_nilai', violation_error_message='Nilai, batas, dan keadaannya tidak cocok satu sama lain.'), models.CheckConstraint(condition=models.Q(('tahun__gte', 2000), ('tahun__lte', 2100)), name='perkiraan_tahun', violation_error_message='Tahun harus antara 2000 dan 2100.'), models.CheckConstraint(condition=models.Q(('jenis__in', ['realisasi', 'proyeksi'])), name='perkiraan_jenis', violation_error_message='Isi kolom jenis bukan salah satu pilihannya.')],
            },
        ),
        migrations.CreateModel(
            name='RealisasiTahunan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('perangkat_daerah', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.perangkatdaerah', verbose_name='perangkat daerah')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='pengenal')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('bawah', planning.fields.AngkaField(blank=True, null=True, verbose_name='nilai')),
                ('atas', planning.fields.AngkaField(blank=True, null=True, verbose_name='batas atas')),
                ('teks', models.CharField(blank=True, max_length=50, verbose_name='nilai ordinal')),
                ('keadaan', models.CharField(choices=[('ada', 'ada'), ('kosong', 'kosong'), ('tidak_direncanakan', 'tidak direncanakan'), ('belum_rilis', 'belum rilis')], default='ada', max_length=20, verbose_name='keadaan')),
                ('satuan', models.CharField(blank=True, help_text='Kosong berarti satuan indikatornya.', max_length=100, verbose_name='satuan')),
                ('indikator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='realisasi_tahunan', to='planning.indikator')),
                ('tahun', models.PositiveSmallIntegerField(verbose_name='tahun')),
                ('milik', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.perangkatdaerah', verbose_name='milik perangkat daerah')),
            ],
            options={
                'verbose_name': 'realisasi tahunan',
                'verbose_name_plural': 'realisasi tahunan',
                'constraints': [models.UniqueConstraint(fields=('indikator', 'tahun'), name='realisasi_tahunan_tunggal'), models.CheckConstraint(condition=models.Q(models.Q(('keadaan', 'ada'), models.Q(models.Q(('bawah__isnull', False), ('teks', ''), models.Q(('atas__isnull', True), ('atas__gt', models.F('bawah')), _connector='OR')), models.Q(('atas__isnull', True), ('bawah__isnull', True), models.Q(('teks', ''), _negated=True)), _connector='OR')), models.Q(('keadaan__in', ['kosong', 'tidak_direncanakan', 'belum_rilis']), ('atas__isnull', True), ('bawah__isnull', True), ('teks', '')), _connector='OR'), name='realisasi_tahunan_nilai', violation_error_message='Nilai, batas, dan keadaannya tidak cocok satu sama lain.'), models.CheckConstraint(condition=models.Q(('tahun__gte', 2000), ('tahun__lte', 2100)), name='realisasi_tahunan_tahun', violation_error_message='Tahun harus antara 2000 dan 2100.')],
            },
        ),
        migrations.CreateModel(
            name='RealisasiTriwulan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('perangkat_daerah', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.perangkatdaerah', verbose_name='perangkat daerah')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='pengenal')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('bawah', planning.fields.AngkaField(blank=True, null=True, verbose_name='nilai')),
                ('atas', planning.fields.AngkaField(blank=True, null=True, verbose_name='batas atas')),
                ('teks', models.CharField(blank=True, max_length=50, verbose_name='nilai ordinal')),
                ('keadaan', models.CharField(choices=[('ada', 'ada'), ('kosong', 'kosong'), ('tidak_direncanakan', 'tidak direncanakan'), ('belum_rilis', 'belum rilis')], default='ada', max_length=20, verbose_name='keadaan')),
                ('satuan', models.CharField(blank=True, help_text='Kosong berarti satuan indikatornya.', max_length=100, verbose_name='satuan')),
                ('indikator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='realisasi_triwulan', to='planning.indikator')),
                ('unit_kerja', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='realisasi_triwulan', to='planning.unitkerja')),
                ('tahun', models.PositiveSmallIntegerField(verbose_name='tahun')),
                ('triwulan', models.PositiveSmallIntegerField(verbose_name='triwulan')),
                ('pembilang', planning.fields.AngkaField(blank=True, null=True, verbose_name='pembilang')),
                ('penyebut', planning.fields.AngkaField(blank=True, null=True, verbose_name='penyebut')),
                ('rilis_bulan', models.DateField(blank=True, null=True, verbose_name='diharapkan rilis')),
                ('status', models.CharField(choices=[('draf', 'Draf'), ('diajukan', 'Diajukan'), ('dikembalikan', 'Dikembalikan'), ('disetujui', 'Disetujui')], default='draf', max_length=15, verbose_name='status')),
                ('faktor_pendorong', models.TextField(blank=True, verbose_name='faktor pendorong')),
                ('faktor_penghambat', models.TextField(blank=True, verbose_name='faktor penghambat')),
                ('tindak_lanjut', models.TextField(blank=True, verbose_name='tindak lanjut')),
            ],
            options={
                'verbose_name': 'realisasi triwulan',
                'verbose_name_plural': 'realisasi triwulan',
                'constraints': [models.UniqueConstraint(fields=('indikator', 'unit_kerja', 'tahun', 'triwulan'), name='realisasi_triwulan_tunggal'), models.CheckConstraint(condition=models.Q(('triwulan__gte', 1), ('triwulan__lte', 4)), name='realisasi_triwulan_1_4'), models.CheckConstraint(condition=models.Q(('penyebut__isnull', True), models.Q(('pembilang__isnull', False), ('penyebut__gt', 0)), _connector='OR'), name='realisasi_triwulan_penyebut', violation_error_message='Penyebut harus lebih dari nol dan disertai pembilang.'), models.CheckConstraint(condition=models.Q(models.Q(('keadaan', 'ada'), models.Q(models.Q(('bawah__isnull', False), ('teks', ''), models.Q(('atas__isnull', True), ('atas__gt', models.F('bawah')), _connector='OR')), models.Q(('atas__isnull', True), ('bawah__isnull', True), models.Q(('teks', ''), _negated=True)), _connector='OR')), models.Q(('keadaan__in', ['kosong', 'tidak_direncanakan', 'belum_rilis']), ('atas__isnull', True), ('bawah__isnull', True), ('teks', '')), _connector='OR'), name='realisasi_triwulan_nilai', violation_error_message='Nilai, batas, dan keadaannya tidak cocok satu sama lain.'), models.CheckConstraint(condition=models.Q(('tahun__gte', 2000), ('tahun__lte', 2100)), name='realisasi_triwulan_tahun', violation_error_message='Tahun harus antara 2000 dan 2100.'), models.CheckConstraint(condition=models.Q(models.Q(('keadaan', 'belum_rilis'), _negated=True), ('rilis_bulan__isnull', False), _connector='OR'), name='realisasi_triwulan_rilis', violation_error_message='Isi bulan rilis bagi angka yang belum rilis.'), models.CheckConstraint(condition=models.Q(('status__in', ['draf', 'diajukan', 'dikembalikan', 'disetujui'])), name='realisasi_triwulan_status', violation_error_message='Isi kolom status bukan salah satu pilihannya.')],
            },
        ),
        migrations.CreateModel(
            name='SkalaPredikat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kode', models.SlugField(max_length=30, unique=True, verbose_name='kode')),
                ('nama', models.CharField(max_length=100, verbose_name='nama')),
                ('dasar_hukum', models.CharField(blank=True, max_length=200, verbose_name='dasar hukum')),
            ],
            options={
                'verbose_name': 'skala predikat',
                'verbose_name_plural': 'skala predikat',
            },
        ),
        migrations.CreateModel(
            name='KelasPredikat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('skala', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kelas', to='performance.skalapredikat')),
                ('batas', planning.fields.AngkaField(verbose_name='batas bawah (%)')),
                ('termasuk', models.BooleanField(default=True, verbose_name='batas termasuk')),
                ('nama', models.CharField(max_length=60, verbose_name='predikat')),
            ],
            options={
                'verbose_name': 'kelas predikat',
                'verbose_name_plural': 'kelas predikat',
                'ordering': ['-batas'],
                'constraints': [models.UniqueConstraint(fields=('skala', 'batas'), name='kelas_batas'), models.UniqueConstraint(fields=('skala', 'nama'), name='kelas_nama')],
            },
        ),
    ]
