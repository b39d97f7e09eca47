import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('planning', '0003_akun_pemda'),
    ]

    operations = [
        migrations.CreateModel(
            name='JadwalPengisian',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tahun', models.PositiveSmallIntegerField(verbose_name='tahun')),
                ('triwulan', models.PositiveSmallIntegerField(choices=[(1, 'Triwulan I'), (2, 'Triwulan II'), (3, 'Triwulan III'), (4, 'Triwulan IV')], verbose_name='triwulan')),
                ('mulai', models.DateField(verbose_name='mulai')),
                ('selesai', models.DateField(verbose_name='selesai')),
                ('pemda', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='jadwal_pengisian', to='planning.pemda')),
            ],
            options={
                'verbose_name': 'jadwal pengisian',
                'verbose_name_plural': 'jadwal pengisian',
                'ordering': ['-tahun', 'triwulan'],
                'constraints': [models.UniqueConstraint(fields=('pemda', 'tahun', 'triwulan'), name='jadwal_pengisian_tunggal'), models.CheckConstraint(condition=models.Q(('selesai__gte', models.F('mulai'))), name='jadwal_pengisian_urut', violation_error_message='Tanggal selesai mendahului tanggal mulai.'), models.CheckConstraint(condition=models.Q(('tahun__gte', 2000), ('tahun__lte', 2100)), name='jadwal_pengisian_tahun', violation_error_message='Tahun harus antara 2000 dan 2100.'), models.CheckConstraint(condition=models.Q(('triwulan__gte', 1), ('triwulan__lte', 4)), name='jadwal_pengisian_triwulan', violation_error_message='Triwulan harus 1, 2, 3, atau 4.')],
            },
        ),
        migrations.CreateModel(
            name='KoreksiRealisasi',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='pengenal')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('jenis', models.CharField(choices=[('kinerja', 'Realisasi kinerja'), ('anggaran', 'Realisasi anggaran')], max_length=10, verbose_name='jenis')),
                ('objek', models.UUIDField(verbose_name='pengenal baris')),
                ('sebutan', models.CharField(max_length=300, verbose_name='baris')),
                ('tahun', models.PositiveSmallIntegerField(verbose_name='tahun')),
                ('triwulan', models.PositiveSmallIntegerField(choices=[(1, 'Triwulan I'), (2, 'Triwulan II'), (3, 'Triwulan III'), (4, 'Triwulan IV')], verbose_name='triwulan')),
                ('lama', models.JSONField(blank=True, default=dict, verbose_name='nilai semula')),
                ('baru', models.JSONField(blank=True, null=True, verbose_name='nilai sesudahnya')),
                ('alasan', models.CharField(max_length=500, verbose_name='alasan')),
                ('dibuka_pada', models.DateTimeField(verbose_name='dibuka pada')),
                ('selesai_pada', models.DateTimeField(blank=True, null=True, verbose_name='selesai pada')),
                ('oleh', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('perangkat_daerah', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.perangkatdaerah', verbose_name='perangkat daerah')),
            ],
            options={
                'verbose_name': 'koreksi realisasi',
                'verbose_name_plural': 'koreksi realisasi',
                'ordering': ['dibuka_pada'],
                'indexes': [models.Index(fields=['objek'], name='koreksi_objek')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('selesai_pada__isnull', True)), fields=('objek', 'tahun', 'triwulan'), name='koreksi_satu_terbuka', violation_error_message='Baris ini sudah dibuka kembali.'), models.CheckConstraint(condition=models.Q(('alasan', ''), _negated=True), name='koreksi_beralasan', violation_error_message='Tulis alasan membuka kembali baris ini.'), models.CheckConstraint(condition=models.Q(('tahun__gte', 2000), ('tahun__lte', 2100)), name='koreksi_tahun', violation_error_message='Tahun harus antara 2000 dan 2100.'), models.CheckConstraint(condition=models.Q(('triwulan__gte', 1), ('triwulan__lte', 4)), name='koreksi_triwulan', violation_error_message='Triwulan harus 1, 2, 3, atau 4.'), models.CheckConstraint(condition=models.Q(('jenis__in', ['kinerja', 'anggaran'])), name='koreksi_jenis', violation_error_message='Isi kolom jenis bukan salah satu pilihannya.')],
            },
        ),
        migrations.CreateModel(
            name='LaporanTriwulan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='pengenal')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('tahun', models.PositiveSmallIntegerField(verbose_name='tahun')),
                ('triwulan', models.PositiveSmallIntegerField(choices=[(1, 'Triwulan I'), (2, 'Triwulan II'), (3, 'Triwulan III'), (4, 'Triwulan IV')], verbose_name='triwulan')),
                ('status', models.CharField(choices=[('draf', 'Draf'), ('diajukan', 'Diajukan'), ('dikembalikan', 'Dikembalikan'), ('disetujui', 'Disetujui')], default='draf', max_length=15, verbose_name='status')),
                ('faktor_pendorong', models.TextField(blank=True, verbose_name='faktor pendorong keberhasilan')),
                ('faktor_penghambat', models.TextField(blank=True, verbose_name='faktor penghambat pencapaian')),
                ('tindak_lanjut_triwulan', models.TextField(blank=True, verbose_name='tindak lanjut yang diperlukan dalam triwulan berikutnya')),
                ('tindak_lanjut_renja', models.TextField(blank=True, verbose_name='tindak lanjut yang diperlukan dalam Renja berikutnya')),
                ('alasan_kembali', models.CharField(blank=True, max_length=500, verbose_name='alasan dikembalikan')),
                ('diajukan_pada', models.DateTimeField(blank=True, null=True, verbose_name='diajukan pada')),
                ('disetujui_pada', models.DateTimeField(blank=True, null=True, verbose_name='disetujui pada')),
                ('diperpanjang_sampai', models.DateField(blank=True, null=True, verbose_name='diperpanjang sampai')),
                ('penyetuju', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('penyusun', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('perangkat_daerah', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.perangkatdaerah', verbose_name='perangkat daerah')),
            ],
            options={
                'verbose_name': 'laporan triwulan',
                'verbose_name_plural': 'laporan triwulan',
                'ordering': ['tahun', 'triwulan'],
                'constraints': [models.UniqueConstraint(fields=('perangkat_daerah', 'tahun', 'triwulan'), name='laporan_triwulan_tunggal'), models.CheckConstraint(condition=models.Q(('tahun__gte', 2000), ('tahun__lte', 2100)), name='laporan_triwulan_tahun', violation_error_message='Tahun harus antara 2000 dan 2100.'), models.CheckConstraint(condition=models.Q(('triwulan__gte', 1), ('triwulan__lte', 4)), name='laporan_triwulan_1_4', violation_error_message='Triwulan harus 1, 2, 3, atau 4.'), models.CheckConstraint(condition=models.Q(('status__in', ['draf', 'diajukan', 'dikembalikan', 'disetujui'])), name='laporan_triwulan_status', violation_error_message='Isi kolom status bukan salah satu pilihannya.')],
            },
        ),
        migrations.RemoveConstraint(
            model_name='jejakaudit',
            name='jejak_asal',
        ),
        migrations.RemoveConstraint(
            model_name='perubahan',
            name='perubahan_asal',
        ),
        migrations.AddField(
            model_name='indikator',
            name='penanggung_jawab',
            field=models.ForeignKey(blank=True, help_text='Kosong berarti unit kerja barisnya.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='indikator', to='planning.unitkerja', verbose_name='penanggung jawab realisasi'),
        ),
        migrations.AlterField(
            model_name='jejakaudit',
            name='asal',
            field=models.CharField(choices=[('tangan', 'Diketik'), ('tempel', 'Ditempel'), ('impor', 'Diimpor'), ('tarik', 'Ditarik dari Renstra'), ('salin', 'Disalin dari tahun lalu'), ('edisi', 'Pemutakhiran nomenklatur'), ('urung', 'Diurungkan'), ('paraf', 'Pengajuan dan paraf'), ('admin', 'Halaman data induk'), ('perintah', 'Baris perintah')], max_length=10, verbose_name='asal'),
        ),
        migrations.AlterField(
            model_name='perubahan',
            name='asal',
            field=models.CharField(choices=[('tangan', 'Diketik'), ('tempel', 'Ditempel'), ('impor', 'Diimpor'), ('tarik', 'Ditarik dari Renstra'), ('salin', 'Disalin dari tahun lalu'), ('edisi', 'Pemutakhiran nomenklatur'), ('urung', 'Diurungkan'), ('paraf', 'Pengajuan dan paraf'), ('admin', 'Halaman data induk'), ('perintah', 'Baris perintah')], max_length=10, verbose_name='asal'),
        ),
        migrations.AddConstraint(
            model_name='jejakaudit',
            constraint=models.CheckConstraint(condition=models.Q(('asal__in', ['tangan', 'tempel', 'impor', 'tarik', 'salin', 'edisi', 'urung', 'paraf', 'admin', 'perintah'])), name='jejak_asal', violation_error_message='Isi kolom asal bukan salah satu pilihannya.'),
        ),
        migrations.AddConstraint(
            model_name='perubahan',
            constraint=models.CheckConstraint(condition=models.Q(('asal__in', ['tangan', 'tempel', 'impor', 'tarik', 'salin', 'edisi', 'urung', 'paraf', 'admin', 'perintah'])), name='perubahan_asal', violation_error_message='Isi kolom asal bukan salah satu pilihannya.'),
        ),
    ]
