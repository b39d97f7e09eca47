import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('performance', '0001_initial'),
        ('planning', '0004_pelaporan'),
        ('planning', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='BuktiRealisasi',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='pengenal')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('nama', models.CharField(max_length=200, verbose_name='nama berkas')),
                ('bentuk', models.CharField(choices=[('pdf', 'PDF'), ('png', 'PNG'), ('jpeg', 'JPEG'), ('xlsx', 'Excel'), ('docx', 'Word')], max_length=5, verbose_name='bentuk')),
                ('ukuran', models.PositiveIntegerField(verbose_name='ukuran (bita)')),
                ('sidik', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('diunggah_pada', models.DateTimeField(verbose_name='diunggah pada')),
                ('diunggah_oleh', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('perangkat_daerah', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.perangkatdaerah', verbose_name='perangkat daerah')),
                ('realisasi', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bukti', to='performance.realisasitriwulan')),
            ],
            options={
                'verbose_name': 'bukti realisasi',
                'verbose_name_plural': 'bukti realisasi',
                'ordering': ['diunggah_pada', 'id'],
                'constraints': [models.UniqueConstraint(fields=('realisasi', 'sidik'), name='bukti_tunggal', violation_error_message='Berkas ini sudah dilampirkan.'), models.CheckConstraint(condition=models.Q(('bentuk__in', ['pdf', 'png', 'jpeg', 'xlsx', 'docx'])), name='bukti_bentuk', violation_error_message='Isi kolom bentuk bukan salah satu pilihannya.')],
            },
        ),
        migrations.AddField(
            model_name='realisasitriwulan',
            name='alasan_kembali',
            field=models.CharField(blank=True, max_length=500, verbose_name='alasan dikembalikan'),
        ),
        migrations.AddField(
            model_name='realisasitriwulan',
            name='atas_nama',
            field=models.BooleanField(default=False, verbose_name='diisi perencana atas nama unit'),
        ),
        migrations.AddField(
            model_name='realisasitriwulan',
            name='diparaf_pada',
            field=models.DateTimeField(blank=True, null=True, verbose_name='diparaf pada'),
        ),
        migrations.AddField(
            model_name='realisasitriwulan',
            name='pelapor',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='realisasitriwulan',
            name='pemaraf',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='realisasitriwulan',
            name='triwulan',
            field=models.PositiveSmallIntegerField(choices=[(1, 'Triwulan I'), (2, 'Triwulan II'), (3, 'Triwulan III'), (4, 'Triwulan IV')], verbose_name='triwulan'),
        ),
        migrations.AddIndex(
            model_name='realisasitriwulan',
            index=models.Index(fields=['perangkat_daerah', 'tahun', 'triwulan'], name='realisasi_tw_milik'),
        ),
        migrations.AlterConstraint(
            model_name='realisasitriwulan',
            name='realisasi_triwulan_1_4',
            constraint=models.CheckConstraint(condition=models.Q(('triwulan__gte', 1), ('triwulan__lte', 4)), name='realisasi_triwulan_1_4', violation_error_message='Triwulan harus 1, 2, 3, atau 4.'),
        ),
    ]
