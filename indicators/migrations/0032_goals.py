import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('indicators', '0031_editions'),
    ]

    operations = [
        migrations.CreateModel(
            name='GoalAssessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versjon')),
                ('round_kind', models.CharField(choices=[('t1', '1. tertial'), ('h1', '1. halvår'), ('t2', '2. tertial'), ('year_end', 'Årsslutt')], default='year_end', max_length=10, verbose_name='runde')),
                ('level', models.CharField(blank=True, max_length=60, verbose_name='vurdering')),
                ('text', models.TextField(blank=True, verbose_name='begrunnelse')),
                ('assessed_at', models.DateTimeField(verbose_name='vurdert')),
            ],
            options={
                'verbose_name': 'vurdering av mål',
                'verbose_name_plural': 'vurderinger av mål',
                'ordering': ('goal', 'id'),
            },
        ),
        migrations.CreateModel(
            name='HistoricalGoal',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versjon')),
                ('year', models.PositiveSmallIntegerField(verbose_name='år')),
                ('code', models.CharField(help_text='Slik planen trykker det, f.eks. 1.2.', max_length=20, verbose_name='nummer')),
                ('text', models.TextField(verbose_name='mål')),
                ('responsible', models.CharField(blank=True, max_length=200, verbose_name='ansvarlig')),
                ('order', models.PositiveSmallIntegerField(verbose_name='rekkefølge')),
                ('case', models.CharField(blank=True, help_text='F.eks. KS-sak 145/24.', max_length=80, verbose_name='sak')),
                ('source_line', models.PositiveIntegerField(blank=True, null=True, verbose_name='linje i kilden')),
                ('withdrawn', models.BooleanField(default=False, verbose_name='trukket tilbake')),
                ('history_change_reason', models.TextField()),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical overordnet mål',
                'verbose_name_plural': 'historical overordnede mål',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalGoalAssessment',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versjon')),
                ('round_kind', models.CharField(choices=[('t1', '1. tertial'), ('h1', '1. halvår'), ('t2', '2. tertial'), ('year_end', 'Årsslutt')], default='year_end', max_length=10, verbose_name='runde')),
                ('level', models.CharField(blank=True, max_length=60, verbose_name='vurdering')),
                ('text', models.TextField(blank=True, verbose_name='begrunnelse')),
                ('assessed_at', models.DateTimeField(verbose_name='vurdert')),
                ('history_change_reason', models.TextField()),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical vurdering av mål',
                'verbose_name_plural': 'historical vurderinger av mål',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name='historicalplan',
            name='assessments',
            field=models.TextField(blank=True, help_text='Ordene fra dårligst til best, med semikolon mellom. Tomt: ikke nådd; delvis nådd; nådd.', verbose_name='ord for vurdering av mål'),
        ),
        migrations.AddField(
            model_name='historicalplan',
            name='close_word',
            field=models.CharField(blank=True, help_text='F.eks. delvis nådd. Tomt: nesten nådd. Slike mål teller som ikke nådd.', max_length=40, verbose_name='ord for avvik innenfor toleransen'),
        ),
        migrations.AddField(
            model_name='historicalscorecardline',
            name='tolerance_share',
            field=models.BooleanField(default=False, help_text='Av: toleransen er i målets enhet. På: 10 er en tidel av målet, hva målet enn er.', verbose_name='toleransen er i prosent av målet'),
        ),
        migrations.AddField(
            model_name='plan',
            name='assessments',
            field=models.TextField(blank=True, help_text='Ordene fra dårligst til best, med semikolon mellom. Tomt: ikke nådd; delvis nådd; nådd.', verbose_name='ord for vurdering av mål'),
        ),
        migrations.AddField(
            model_name='plan',
            name='close_word',
            field=models.CharField(blank=True, help_text='F.eks. delvis nådd. Tomt: nesten nådd. Slike mål teller som ikke nådd.', max_length=40, verbose_name='ord for avvik innenfor toleransen'),
        ),
        migrations.AddField(
            model_name='scorecardline',
            name='tolerance_share',
            field=models.BooleanField(default=False, help_text='Av: toleransen er i målets enhet. På: 10 er en tidel av målet, hva målet enn er.', verbose_name='toleransen er i prosent av målet'),
        ),
        migrations.AlterField(
            model_name='historicalscorecardline',
            name='tolerance',
            field=models.DecimalField(blank=True, decimal_places=6, help_text='Et avvik innenfor toleransen kalles «nesten nådd», eller det planen kaller det, og teller som ikke nådd. I målets enhet, eller i prosent av målet.', max_digits=18, null=True, verbose_name='toleranse'),
        ),
        migrations.AlterField(
            model_name='scorecardline',
            name='tolerance',
            field=models.DecimalField(blank=True, decimal_places=6, help_text='Et avvik innenfor toleransen kalles «nesten nådd», eller det planen kaller det, og teller som ikke nådd. I målets enhet, eller i prosent av målet.', max_digits=18, null=True, verbose_name='toleranse'),
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versjon')),
                ('year', models.PositiveSmallIntegerField(verbose_name='år')),
                ('code', models.CharField(help_text='Slik planen trykker det, f.eks. 1.2.', max_length=20, verbose_name='nummer')),
                ('text', models.TextField(verbose_name='mål')),
                ('responsible', models.CharField(blank=True, max_length=200, verbose_name='ansvarlig')),
                ('order', models.PositiveSmallIntegerField(verbose_name='rekkefølge')),
                ('case', models.CharField(blank=True, help_text='F.eks. KS-sak 145/24.', max_length=80, verbose_name='sak')),
                ('source_line', models.PositiveIntegerField(blank=True, null=True, verbose_name='linje i kilden')),
                ('withdrawn', models.BooleanField(default=False, verbose_name='trukket tilbake')),
                ('carried_from', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='carried_to', to='indicators.goal', verbose_name='ført videre fra')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='indicators.goal', verbose_name='under målet')),
                ('sector', models.ForeignKey(blank=True, help_text='Tom når målet er hele kommunens.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='goals', to='indicators.sector', verbose_name='sektor eller stab')),
            ],
            options={
                'verbose_name': 'overordnet mål',
                'verbose_name_plural': 'overordnede mål',
                'ordering': ('-year', 'order', 'id'),
            },
        ),
        migrations.AddField(
            model_name='historicalscorecardline',
            name='goal',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='indicators.goal', verbose_name='mål over indikatoren'),
        ),
        migrations.AddField(
            model_name='scorecardline',
            name='goal',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='indicators.goal', verbose_name='mål over indikatoren'),
        ),
        migrations.AddConstraint(
            model_name='scorecardline',
            constraint=models.CheckConstraint(condition=models.Q(('tolerance_share', False), models.Q(('tolerance__isnull', False), ('tolerance__lte', 100), ('value_kind__in', ('number', 'percent', 'score', 'share'))), _connector='OR'), name='line_tolerance_share_sensible', violation_error_message='En toleranse i prosent av målet er et tall fra 0 til 100, og bare på linjer med tall.'),
        ),
        migrations.AddField(
            model_name='goalassessment',
            name='assessed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='goal_assessments', to=settings.AUTH_USER_MODEL, verbose_name='vurdert av'),
        ),
        migrations.AddField(
            model_name='goalassessment',
            name='goal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='indicators.goal', verbose_name='overordnet mål'),
        ),
        migrations.AddField(
            model_name='historicalgoal',
            name='carried_from',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='indicators.goal', verbose_name='ført videre fra'),
        ),
        migrations.AddField(
            model_name='historicalgoal',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalgoal',
            name='parent',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='indicators.goal', verbose_name='under målet'),
        ),
        migrations.AddField(
            model_name='historicalgoal',
            name='sector',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='Tom når målet er hele kommunens.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='indicators.sector', verbose_name='sektor eller stab'),
        ),
        migrations.AddField(
            model_name='historicalgoalassessment',
            name='assessed_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='vurdert av'),
        ),
        migrations.AddField(
            model_name='historicalgoalassessment',
            name='goal',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='indicators.goal', verbose_name='overordnet mål'),
        ),
        migrations.AddField(
            model_name='historicalgoalassessment',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn', False)), fields=('year', 'code'), name='goal_code_once_a_year', violation_error_message='Et annet mål i planen har dette nummeret.'),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.CheckConstraint(condition=models.Q(('year__gte', 1900), ('year__lte', 2200)), name='goal_year_sensible'),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='goal_says_something'),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.CheckConstraint(condition=models.Q(('code', ''), _negated=True), name='goal_has_code'),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='goal_not_under_itself'),
        ),
        migrations.AddConstraint(
            model_name='goalassessment',
            constraint=models.UniqueConstraint(fields=('goal', 'round_kind'), name='goal_assessed_once_a_round'),
        ),
        migrations.AddConstraint(
            model_name='goalassessment',
            constraint=models.CheckConstraint(condition=models.Q(('round_kind__in', ['t1', 'h1', 't2', 'year_end'])), name='goal_assessment_round_known'),
        ),
        migrations.AddConstraint(
            model_name='goalassessment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('level', ''), ('text', '')), models.Q(models.Q(('level', ''), _negated=True), models.Q(('text', ''), _negated=True)), _connector='OR'), name='goal_assessment_has_reason'),
        ),
    ]
