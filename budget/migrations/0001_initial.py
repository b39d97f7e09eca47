import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.lookups
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
            name='AnggaranKas',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('perangkat_daerah', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.perangkatdaerah', verbose_name='perangkat daerah')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='pengenal')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('bulan', models.PositiveSmallIntegerField(verbose_name='bulan')),
                ('baris', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='anggaran_kas', to='planning.barisrenja')),
                ('nilai', planning.fields.UangField(verbose_name='anggaran kas (Rp)')),
            ],
            options={
                'verbose_name': 'anggaran kas',
                'verbose_name_plural': 'anggaran kas',
                'constraints': [models.UniqueConstraint(fields=('baris', 'bulan'), name='anggaran_kas_tunggal'), models.CheckConstraint(condition=models.Q(('bulan__gte', 1), ('bulan__lte', 12)), name='anggaran_kas_bulan'), models.CheckConstraint(condition=models.Q(('nilai__isnull', True), ('nilai__gte', 0), _connector='OR'), name='anggaran_kas_tidak_negatif', violation_error_message='Nilai rupiah tidak boleh negatif.')],
            },
        ),
        migrations.CreateModel(
            name='LapisanPagu',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('perangkat_daerah', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.perangkatdaerah', verbose_name='perangkat daerah')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='pengenal')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('renja', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lapisan_pagu', to='planning.renja')),
                ('jenis', models.CharField(choices=[('indikatif', 'Pagu indikatif'), ('plafon', 'Plafon KUA-PPAS'), ('rka', 'RKA'), ('dpa', 'DPA'), ('pergeseran', 'Pergeseran'), ('dppa', 'DPPA')], max_length=15, verbose_name='jenis')),
                ('ke', models.PositiveSmallIntegerField(default=1, verbose_name='ke-')),
                ('nomor', models.CharField(blank=True, max_length=100, verbose_name='nomor dokumen')),
                ('tanggal', models.DateField(blank=True, null=True, verbose_name='tanggal')),
            ],
            options={
                'verbose_name': 'lapisan pagu',
                'verbose_name_plural': 'lapisan pagu',
                'constraints': [models.UniqueConstraint(fields=('renja', 'jenis', 'ke'), name='lapisan_tunggal'), models.CheckConstraint(condition=models.Q(('jenis__in', ['indikatif', 'plafon', 'rka', 'dpa', 'pergeseran', 'dppa'])), name='lapisan_jenis', violation_error_message='Isi kolom jenis bukan salah satu pilihannya.')],
            },
        ),
        migrations.CreateModel(
            name='PaguRenstra',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('perangkat_daerah', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.perangkatdaerah', verbose_name='perangkat daerah')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='pengenal')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('sub_kegiatan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pagu_renstra', to='planning.subkegiatan')),
                ('tahun', models.PositiveSmallIntegerField(verbose_name='tahun')),
                ('nilai', planning.fields.UangField(verbose_name='pagu Renstra (Rp)')),
            ],
            options={
                'verbose_name': 'pagu Renstra',
                'verbose_name_plural': 'pagu Renstra',
                'constraints': [models.UniqueConstraint(fields=('sub_kegiatan', 'tahun'), name='pagu_renstra_tunggal'), models.CheckConstraint(condition=models.Q(('nilai__isnull', True), ('nilai__gte', 0), _connector='OR'), name='pagu_renstra_tidak_negatif', violation_error_message='Nilai rupiah tidak boleh negatif.'), models.CheckConstraint(condition=models.Q(('tahun__gte', 2000), ('tahun__lte', 2100)), name='pagu_renstra_tahun', violation_error_message='Tahun harus antara 2000 dan 2100.')],
            },
        ),
        migrations.CreateModel(
            name='PrakiraanMaju',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('perangkat_daerah', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.perangkatdaerah', verbose_name='perangkat daerah')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='pengenal')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('baris', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='prakiraan_maju', to='planning.barisrenja')),
                ('nilai', planning.fields.UangField(verbose_name='kebutuhan dana (Rp)')),
            ],
            options={
                'verbose_name': 'prakiraan maju',
                'verbose_name_plural': 'prakiraan maju',
                'constraints': [models.CheckConstraint(condition=models.Q(('nilai__isnull', True), ('nilai__gte', 0), _connector='OR'), name='prakiraan_maju_tidak_negatif', violation_error_message='Nilai rupiah tidak boleh negatif.')],
            },
        ),
        migrations.CreateModel(
            name='SumberDana',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kode', models.CharField(max_length=30, unique=True, verbose_name='kode')),
                ('tingkat', models.PositiveSmallIntegerField(verbose_name='tingkat')),
                ('uraian', models.CharField(max_length=500, verbose_name='uraian')),
                ('cetak', models.CharField(blank=True, help_text='Bunyi yang dicetak pada formulir; kosong berarti uraiannya.', max_length=200, verbose_name='nama pada dokumen')),
                ('keterangan', models.TextField(blank=True, verbose_name='keterangan')),
                ('induk', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='anak', to='budget.sumberdana', verbose_name='induk')),
            ],
            options={
                'verbose_name': 'sumber dana',
                'verbose_name_plural': 'sumber dana',
                'ordering': ['kode'],
                'constraints': [models.CheckConstraint(condition=models.Q(('tingkat__gte', 1), ('tingkat__lte', 6)), name='sumber_dana_tingkat')],
            },
        ),
        migrations.CreateModel(
            name='Pagu',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('perangkat_daerah', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.perangkatdaerah', verbose_name='perangkat daerah')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='pengenal')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('lapisan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pagu', to='budget.lapisanpagu')),
                ('baris', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pagu', to='planning.barisrenja')),
                ('nilai', planning.fields.UangField(verbose_name='pagu (Rp)')),
            ],
            options={
                'verbose_name': 'pagu',
                'verbose_name_plural': 'pagu',
                'constraints': [models.UniqueConstraint(fields=('lapisan', 'baris'), name='pagu_tunggal'), models.CheckConstraint(condition=models.Q(('nilai__isnull', True), ('nilai__gte', 0), _connector='OR'), name='pagu_tidak_negatif', violation_error_message='Nilai rupiah tidak boleh negatif.'), models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.expressions.CombinedExpression(django.db.models.functions.comparison.Cast(models.F('nilai'), models.BigIntegerField()), '%%', models.Value(100)), 0), name='pagu_rupiah_bulat', violation_error_message='Pagu ditulis dalam rupiah bulat, tanpa sen.')],
            },
        ),
        migrations.CreateModel(
            name='RealisasiAnggaran',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('perangkat_daerah', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.perangkatdaerah', verbose_name='perangkat daerah')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='pengenal')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('bulan', models.PositiveSmallIntegerField(verbose_name='bulan')),
                ('baris', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='realisasi_anggaran', to='planning.barisrenja')),
                ('sumber_dana', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='budget.sumberdana')),
                ('nilai', planning.fields.UangField(verbose_name='realisasi (Rp)')),
            ],
            options={
                'verbose_name': 'realisasi anggaran',
                'verbose_name_plural': 'realisasi anggaran',
                'constraints': [models.UniqueConstraint(fields=('baris', 'bulan', 'sumber_dana'), name='realisasi_anggaran_tunggal'), models.UniqueConstraint(condition=models.Q(('sumber_dana__isnull', True)), fields=('baris', 'bulan'), name='realisasi_anggaran_tanpa_sumber'), models.CheckConstraint(condition=models.Q(('bulan__gte', 1), ('bulan__lte', 12)), name='realisasi_anggaran_bulan')],
            },
        ),
        migrations.CreateModel(
            name='PaguSumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('perangkat_daerah', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.perangkatdaerah')),
                ('pagu', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sumber', to='budget.pagu')),
                ('sumber_dana', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='budget.sumberdana')),
                ('nilai', planning.fields.UangField(blank=True, null=True, verbose_name='bagian (Rp)')),
                ('urutan', models.PositiveSmallIntegerField(default=0, verbose_name='urutan')),
            ],
            options={
                'verbose_name': 'sumber dana pagu',
                'verbose_name_plural': 'sumber dana pagu',
                'ordering': ['urutan'],
                'constraints': [models.UniqueConstraint(fields=('pagu', 'sumber_dana'), name='pagu_sumber_tunggal'), models.CheckConstraint(condition=models.Q(('nilai__isnull', True), ('nilai__gte', 0), _connector='OR'), name='pagu_sumber_tidak_negatif', violation_error_message='Nilai rupiah tidak boleh negatif.')],
            },
        ),
    ]
