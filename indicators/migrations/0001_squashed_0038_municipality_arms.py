"""The tables of the program as of 30 November 2026, drawn together from the first 38 migrations.

A database that has all of these goes on from here; an older one is first brought up by the version of that day.
"""

import django.contrib.auth.models
import django.contrib.auth.validators
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models
from django.db.migrations import CreateModel

from indicators.collation import create_collation
from indicators.new_tables import CreateModels


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("indicators", "0001_first"),
        ("indicators", "0002_reporting"),
        ("indicators", "0004_digest"),
        ("indicators", "0005_personal_texts"),
        ("indicators", "0006_benchmarks"),
        ("indicators", "0007_dates_and_levels"),
        ("indicators", "0008_first_delivered"),
        ("indicators", "0009_first_delivered_holds"),
        ("indicators", "0010_seals"),
        ("indicators", "0011_questions"),
        ("indicators", "0012_outlook_words"),
        ("indicators", "0013_corrections"),
        ("indicators", "0014_names_by_year"),
        ("indicators", "0015_address_that_stands"),
        ("indicators", "0016_targets_in_words"),
        ("indicators", "0017_comment_sector"),
        ("indicators", "0018_remark_replies"),
        ("indicators", "0019_hidden_factors"),
        ("indicators", "0020_job_progress"),
        ("indicators", "0021_reopening_requests"),
        ("indicators", "0022_matters"),
        ("indicators", "0023_words"),
        ("indicators", "0024_report_files"),
        ("indicators", "0025_chapters"),
        ("indicators", "0026_proof"),
        ("indicators", "0027_sealed_codes"),
        ("indicators", "0028_explanation_requests"),
        ("indicators", "0029_words_about_results"),
        ("indicators", "0030_report_layouts"),
        ("indicators", "0031_editions"),
        ("indicators", "0032_goals"),
        ("indicators", "0033_municipality"),
        ("indicators", "0034_chapter_pictures"),
        ("indicators", "0035_table_imports"),
        ("indicators", "0036_own_functions"),
        ("indicators", "0037_indicator_succession"),
        ("indicators", "0038_municipality_arms"),
    ]

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        create_collation(),
        CreateModels(
            [
                CreateModel(
                    name="AccountSeal",
                    fields=[
                        ("person_id", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                        ("seal", models.CharField(max_length=64)),
                    ],
                    options={
                        "verbose_name": "kontosegl",
                        "verbose_name_plural": "kontosegl",
                    },
                ),
                CreateModel(
                    name="FunctionCode",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                max_length=5,
                                unique=True,
                                validators=[django.core.validators.RegexValidator("^\\d{3}$", "Tre siffer.")],
                                verbose_name="kode",
                            ),
                        ),
                        ("seal", models.CharField(blank=True, editable=False, max_length=64)),
                    ],
                    options={
                        "verbose_name": "KOSTRA-funksjon",
                        "verbose_name_plural": "KOSTRA-funksjoner",
                        "ordering": ("code",),
                    },
                ),
                CreateModel(
                    name="Indicator",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "code",
                            models.SlugField(
                                help_text="Fast kode i adresser og filer; endres ikke.",
                                max_length=60,
                                unique=True,
                                verbose_name="kode",
                            ),
                        ),
                        (
                            "definition",
                            models.TextField(
                                blank=True,
                                help_text="Hva tallet måler, og hvordan.",
                                verbose_name="definisjon",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="datakilde")),
                        (
                            "numerator",
                            models.CharField(
                                blank=True,
                                help_text="Hva som telles over brøkstreken, når det er en andel.",
                                max_length=200,
                                verbose_name="teller",
                            ),
                        ),
                        (
                            "denominator",
                            models.CharField(
                                blank=True,
                                help_text="Hva andelen er av.",
                                max_length=200,
                                verbose_name="nevner",
                            ),
                        ),
                        ("in_use", models.BooleanField(default=True, verbose_name="i bruk")),
                        (
                            "last_year",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                editable=False,
                                help_text="Året den ble avsluttet med.",
                                null=True,
                                verbose_name="siste år",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="predecessors",
                                to="indicators.indicator",
                                verbose_name="gikk over i",
                            ),
                        ),
                        (
                            "came_of",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="indicators.indicator",
                                verbose_name="delt ut av",
                            ),
                        ),
                        (
                            "came_year",
                            models.PositiveSmallIntegerField(
                                blank=True, editable=False, null=True, verbose_name="delt ut fra år"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "indikator",
                        "verbose_name_plural": "indikatorer",
                        "ordering": ("code",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("successor__isnull", True), ("last_year__isnull", False), _connector="OR"
                                ),
                                name="indicator_gone_over_has_ended",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("came_of__isnull", True), ("came_year__isnull", True)),
                                    models.Q(("came_of__isnull", False), ("came_year__isnull", False)),
                                    _connector="OR",
                                ),
                                name="indicator_came_of_in_a_year",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="JobProgress",
                    fields=[
                        ("job", models.UUIDField(primary_key=True, serialize=False, verbose_name="jobb")),
                        ("done", models.PositiveIntegerField(default=0, verbose_name="gjort")),
                        ("total", models.PositiveIntegerField(default=0, verbose_name="i alt")),
                        (
                            "words",
                            models.CharField(blank=True, max_length=200, verbose_name="hva som gjøres"),
                        ),
                        ("stopping", models.BooleanField(default=False, verbose_name="skal stanse")),
                    ],
                    options={
                        "verbose_name": "framdrift i en jobb",
                        "verbose_name_plural": "framdrift i jobber",
                    },
                ),
                CreateModel(
                    name="KeptFile",
                    fields=[
                        (
                            "sha256",
                            models.CharField(
                                max_length=64, primary_key=True, serialize=False, verbose_name="SHA-256"
                            ),
                        ),
                        ("size", models.PositiveIntegerField(verbose_name="byte")),
                        ("content", models.BinaryField(verbose_name="innhold")),
                    ],
                    options={
                        "verbose_name": "oppbevart fil",
                        "verbose_name_plural": "oppbevarte filer",
                    },
                ),
                CreateModel(
                    name="MatterText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "place",
                            models.CharField(
                                choices=[
                                    ("supervision", "Tjenesteområder under tilsyn"),
                                    ("decisions", "Oppfølging av politiske vedtak"),
                                    ("budget", "Vedtak på handlings- og økonomiplanen"),
                                    ("earlier", "Tidligere politiske vedtak"),
                                ],
                                max_length=12,
                                verbose_name="liste",
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=200, verbose_name="overskrift")),
                        ("text", models.TextField(blank=True, verbose_name="innledning")),
                        ("table_head", models.TextField(blank=True, verbose_name="tabellhode")),
                        ("caption", models.TextField(blank=True, verbose_name="tabelltekst")),
                        ("remark", models.TextField(blank=True, verbose_name="programmets merknad")),
                        (
                            "source_line",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="linje i kilden"),
                        ),
                    ],
                    options={
                        "verbose_name": "innledning til tilsyn og vedtak",
                        "verbose_name_plural": "innledninger til tilsyn og vedtak",
                        "ordering": ("-year", "id"),
                        "constraints": [
                            models.UniqueConstraint(fields=("year", "place"), name="matter_text_once_a_year"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("place__in", ("supervision", "decisions", "budget", "earlier"))
                                ),
                                name="matter_text_place_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                                name="matter_text_year_sensible",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="Municipality",
                    fields=[
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "id",
                            models.PositiveSmallIntegerField(
                                default=1, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "name",
                            models.CharField(
                                db_collation="nb_no", max_length=80, verbose_name="kommunens navn"
                            ),
                        ),
                        (
                            "number",
                            models.CharField(
                                max_length=4,
                                validators=[
                                    django.core.validators.RegexValidator("^[0-9]{4}$", "Skriv fire sifre.")
                                ],
                                verbose_name="kommunenummer",
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[("nb", "Bokmål"), ("nn", "Nynorsk")],
                                max_length=2,
                                verbose_name="målform",
                            ),
                        ),
                        (
                            "since",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1838),
                                    django.core.validators.MaxValueValidator(2200),
                                ],
                                verbose_name="første år med egne tall",
                            ),
                        ),
                        ("skipped", models.CharField(blank=True, max_length=200, verbose_name="hoppet over")),
                        (
                            "arms",
                            models.CharField(
                                blank=True, editable=False, max_length=64, verbose_name="kommunevåpen"
                            ),
                        ),
                        (
                            "arms_media",
                            models.CharField(
                                blank=True, editable=False, max_length=20, verbose_name="filtype"
                            ),
                        ),
                        (
                            "arms_width",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="bredde i piksler"
                            ),
                        ),
                        (
                            "arms_height",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="høyde i piksler"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kommune",
                        "verbose_name_plural": "kommunen",
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("id", 1)), name="municipality_is_one"),
                            models.CheckConstraint(
                                condition=models.Q(("language__in", ("nb", "nn"))),
                                name="municipality_language_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("since__isnull", True),
                                    models.Q(("since__gte", 1838), ("since__lte", 2200)),
                                    _connector="OR",
                                ),
                                name="municipality_since_sensible",
                                violation_error_message="Skriv et år fra 1838 til 2200.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("arms", ""),
                                        ("arms_height", 0),
                                        ("arms_media", ""),
                                        ("arms_width", 0),
                                    ),
                                    models.Q(
                                        models.Q(("arms", ""), _negated=True),
                                        models.Q(("arms_media", ""), _negated=True),
                                        ("arms_height__gt", 0),
                                        ("arms_width__gt", 0),
                                    ),
                                    _connector="OR",
                                ),
                                name="municipality_arms_whole",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="OnceOnly",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("token", models.CharField(max_length=64, unique=True, verbose_name="merke")),
                        ("table", models.CharField(max_length=40, verbose_name="tabell")),
                        ("row_id", models.PositiveBigIntegerField(verbose_name="rad")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="når")),
                    ],
                    options={
                        "verbose_name": "sendt skjema",
                        "verbose_name_plural": "sendte skjemaer",
                        "ordering": ("-id",),
                    },
                ),
                CreateModel(
                    name="OwnFunction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "code",
                            models.CharField(
                                max_length=3,
                                unique=True,
                                validators=[
                                    django.core.validators.RegexValidator("^[1-9][0-9]{2}$", "Tre siffer.")
                                ],
                                verbose_name="kode",
                            ),
                        ),
                        ("name", models.CharField(db_collation="nb_no", max_length=120, verbose_name="navn")),
                        (
                            "first_year",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1990),
                                    django.core.validators.MaxValueValidator(2200),
                                ],
                                verbose_name="første år",
                            ),
                        ),
                        (
                            "last_year",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1990),
                                    django.core.validators.MaxValueValidator(2200),
                                ],
                                verbose_name="siste år",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "egen KOSTRA-funksjon",
                        "verbose_name_plural": "egne KOSTRA-funksjoner",
                        "ordering": ("code",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_year__isnull", True),
                                    ("last_year__isnull", True),
                                    ("first_year__lte", models.F("last_year")),
                                    _connector="OR",
                                ),
                                name="own_function_years_in_order",
                                violation_error_message="Siste år er før første år.",
                            )
                        ],
                    },
                ),
                CreateModel(
                    name="Partner",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("company", "Selskap, foretak eller stiftelse"),
                                    ("cooperation", "Interkommunalt samarbeid"),
                                ],
                                max_length=12,
                                verbose_name="slag",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        ("name", models.CharField(db_collation="nb_no", max_length=200, verbose_name="navn")),
                        (
                            "form",
                            models.CharField(
                                blank=True,
                                help_text="F.eks. Aksjeselskap eller Stiftelser.",
                                max_length=80,
                                verbose_name="form",
                            ),
                        ),
                        (
                            "share",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="eierandel i prosent",
                            ),
                        ),
                        ("host", models.CharField(blank=True, max_length=80, verbose_name="vertskommune")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="merknad")),
                        (
                            "source_line",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="linje i kilden"),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                    ],
                    options={
                        "verbose_name": "selskap eller samarbeid",
                        "verbose_name_plural": "selskaper og samarbeid",
                        "ordering": ("-year", "kind", "order", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn", False)),
                                fields=("year", "kind", "name"),
                                name="partner_once_a_year",
                                violation_error_message="Navnet står i listen fra før.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                                name="partner_year_sensible",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="partner_has_name"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ("company", "cooperation"))),
                                name="partner_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("share__isnull", True),
                                    models.Q(("share__gte", 0), ("share__lte", 100)),
                                    _connector="OR",
                                ),
                                name="partner_share_of_a_whole",
                                violation_error_message="Andelen må være fra 0 til 100 prosent.",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="Plan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(unique=True, verbose_name="år")),
                        ("title", models.CharField(max_length=200, verbose_name="tittel")),
                        (
                            "case",
                            models.CharField(
                                blank=True,
                                help_text="F.eks. KS-sak 145/24.",
                                max_length=80,
                                verbose_name="sak",
                            ),
                        ),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="vedtatt")),
                        (
                            "cards_by_sector",
                            models.BooleanField(
                                default=False,
                                help_text="Av: kortene eies av tjenesteområder. Slik vises de når ingen velger noe annet.",
                                verbose_name="målekortene eies av sektorer",
                            ),
                        ),
                        (
                            "close_word",
                            models.CharField(
                                blank=True,
                                help_text="F.eks. delvis nådd. Tomt: nesten nådd. Slike mål teller som ikke nådd.",
                                max_length=40,
                                verbose_name="ord for avvik innenfor toleransen",
                            ),
                        ),
                        (
                            "assessments",
                            models.TextField(
                                blank=True,
                                help_text="Ordene fra dårligst til best, med semikolon mellom. Tomt: ikke nådd; delvis nådd; nådd.",
                                verbose_name="ord for vurdering av mål",
                            ),
                        ),
                        (
                            "example",
                            models.BooleanField(
                                default=False,
                                help_text="Årets tall er oppdiktet, og hver side sier det.",
                                verbose_name="eksempeldata",
                            ),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                    ],
                    options={
                        "verbose_name": "plan",
                        "verbose_name_plural": "planer",
                        "ordering": ("-year",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                                name="plan_year_sensible",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("adopted_on__isnull", True),
                                    models.Q(("case", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="plan_adopted_in_a_case",
                                violation_error_message="En vedtatt plan må ha saken som vedtok den, f.eks. KS-sak 145/24.",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="ReportChapter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("code", models.SlugField(max_length=60, verbose_name="kode")),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="indicators.reportchapter",
                                verbose_name="kapitlet det står under",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("text", "Tekst"),
                                    ("foreword", "Forord"),
                                    ("areas", "Målekort og utviklingsarbeid"),
                                    ("supervision", "Tilsyn"),
                                    ("decisions", "Vedtak"),
                                ],
                                default="text",
                                max_length=12,
                                verbose_name="slag",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="tittel")),
                        ("text", models.TextField(blank=True, verbose_name="tekst")),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Utkast"), ("ready", "Klar")],
                                default="draft",
                                max_length=8,
                                verbose_name="tilstand",
                            ),
                        ),
                        (
                            "responsible",
                            models.CharField(blank=True, max_length=200, verbose_name="ansvarlig"),
                        ),
                        (
                            "pictures_missing",
                            models.BooleanField(default=False, verbose_name="bildene i kilden mangler"),
                        ),
                        (
                            "source_line",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="linje i kilden"),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                    ],
                    options={
                        "verbose_name": "kapittel i årsmeldingen",
                        "verbose_name_plural": "kapitler i årsmeldingen",
                        "ordering": ("-year", "order", "id"),
                        "constraints": [
                            models.UniqueConstraint(fields=("year", "code"), name="chapter_code_once_a_year"),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                                name="chapter_year_sensible",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="chapter_has_title"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ("text", "foreword", "areas", "supervision", "decisions"))
                                ),
                                name="chapter_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ("draft", "ready"))),
                                name="chapter_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("parent__isnull", True),
                                    models.Q(("parent", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="chapter_not_under_itself",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="ReportFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "question",
                            models.CharField(db_index=True, max_length=400, verbose_name="hva filen er av"),
                        ),
                        ("format", models.CharField(max_length=10, verbose_name="format")),
                        ("title", models.CharField(blank=True, max_length=400, verbose_name="tittel")),
                        ("language", models.CharField(max_length=2, verbose_name="målform")),
                        ("job", models.UUIDField(blank=True, null=True, verbose_name="jobb")),
                        ("ordered_at", models.DateTimeField(verbose_name="bestilt")),
                        ("made_at", models.DateTimeField(blank=True, null=True, verbose_name="laget")),
                        (
                            "read_at",
                            models.PositiveBigIntegerField(
                                blank=True, null=True, verbose_name="nummer i endringsloggen"
                            ),
                        ),
                        ("sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256")),
                        ("size", models.PositiveIntegerField(default=0, verbose_name="byte")),
                        ("content", models.BinaryField(blank=True, null=True, verbose_name="innhold")),
                    ],
                    options={
                        "verbose_name": "rapportfil",
                        "verbose_name_plural": "rapportfiler",
                        "ordering": ("-id",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("content", None), ("made_at", None), ("sha256", ""), ("size", 0)
                                    ),
                                    models.Q(
                                        ("content__isnull", False),
                                        ("made_at__isnull", False),
                                        ("size__gt", 0),
                                        models.Q(("sha256", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="report_file_whole_or_waiting",
                            )
                        ],
                    },
                ),
                CreateModel(
                    name="ReportLayout",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("arsmelding", "Årsmelding"),
                                    ("tertial", "Tertialrapport"),
                                    ("plan", "Virksomhetsplan"),
                                ],
                                max_length=12,
                                verbose_name="rapport",
                            ),
                        ),
                        (
                            "grouping",
                            models.CharField(
                                blank=True,
                                choices=[("area", "Tjenesteområde"), ("sector", "Sektor og stab")],
                                max_length=8,
                                verbose_name="ordnet etter",
                            ),
                        ),
                        ("chapters", models.TextField(blank=True, verbose_name="kapitler")),
                        ("shows_introduction", models.BooleanField(default=True, verbose_name="innledning")),
                        (
                            "shows_chart",
                            models.BooleanField(default=True, verbose_name="figur av resultatene mot målene"),
                        ),
                        (
                            "shows_comments",
                            models.BooleanField(default=True, verbose_name="resultatkommentarer"),
                        ),
                        (
                            "shows_series",
                            models.BooleanField(default=True, verbose_name="utvikling over tid"),
                        ),
                        ("shows_work", models.BooleanField(default=True, verbose_name="utviklingsarbeid")),
                        (
                            "shows_challenges",
                            models.BooleanField(default=True, verbose_name="utfordringer videre"),
                        ),
                    ],
                    options={
                        "verbose_name": "oppsett av rapport",
                        "verbose_name_plural": "oppsett av rapporter",
                        "ordering": ("-year", "kind"),
                        "constraints": [
                            models.UniqueConstraint(fields=("year", "kind"), name="layout_once_a_year"),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                                name="layout_year_sensible",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ("arsmelding", "tertial", "plan"))),
                                name="layout_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("grouping__in", ("", "area", "sector"))),
                                name="layout_grouping_known",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="Round",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("t1", "1. tertial"),
                                    ("h1", "1. halvår"),
                                    ("t2", "2. tertial"),
                                    ("year_end", "Årsslutt"),
                                ],
                                max_length=10,
                                verbose_name="runde",
                            ),
                        ),
                        ("opens_on", models.DateField(verbose_name="åpner")),
                        (
                            "deadline",
                            models.DateField(
                                help_text="Fristen går ut ved midnatt når denne dagen er over.",
                                verbose_name="frist",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "Planlagt"), ("open", "Åpen"), ("closed", "Lukket")],
                                default="planned",
                                editable=False,
                                max_length=10,
                                verbose_name="tilstand",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "runde",
                        "verbose_name_plural": "runder",
                        "ordering": ("-year", "deadline", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("year", "kind"),
                                name="round_once_a_year",
                                violation_error_message="Året har denne runden fra før.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                                name="round_year_sensible",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["t1", "h1", "t2", "year_end"])),
                                name="round_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["planned", "open", "closed"])),
                                name="round_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("opens_on__lte", models.F("deadline"))),
                                name="round_opens_before_deadline",
                                violation_error_message="Fristen er før runden åpner.",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="Sector",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "code",
                            models.SlugField(
                                help_text="Kort kode til adresser.",
                                max_length=40,
                                unique=True,
                                verbose_name="kode",
                            ),
                        ),
                        ("name", models.CharField(db_collation="nb_no", max_length=120, verbose_name="navn")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("sector", "Sektor"), ("staff", "Stab")],
                                max_length=10,
                                verbose_name="slag",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        ("valid_from", models.DateField(blank=True, null=True, verbose_name="gjelder fra")),
                        (
                            "valid_to",
                            models.DateField(blank=True, null=True, verbose_name="gjelder til og med"),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="predecessors",
                                to="indicators.sector",
                                verbose_name="gikk over i",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sektor eller stab",
                        "verbose_name_plural": "sektorer og staber",
                        "ordering": ("order", "id"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ("sector", "staff"))),
                                name="sector_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_from__lte", models.F("valid_to")),
                                    _connector="OR",
                                ),
                                name="sector_dates_in_order",
                                violation_error_message="Sluttdatoen er før startdatoen.",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="TableImport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("plan", "Plan med mål"),
                                    ("results", "Resultater"),
                                    ("benchmarks", "Andres tall"),
                                    ("people", "Personer"),
                                    ("sectors", "Sektorer og tjenesteområder"),
                                ],
                                max_length=10,
                                verbose_name="hva det er",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("name", models.CharField(max_length=200, verbose_name="fil")),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        (
                            "state",
                            models.CharField(
                                choices=[("applied", "brukt"), ("undone", "angret")],
                                default="applied",
                                max_length=10,
                                verbose_name="tilstand",
                            ),
                        ),
                        ("made", models.PositiveIntegerField(default=0, verbose_name="nye")),
                        ("changed", models.PositiveIntegerField(default=0, verbose_name="endret")),
                        ("steps", models.JSONField(blank=True, default=list, editable=False)),
                    ],
                    options={
                        "verbose_name": "import",
                        "verbose_name_plural": "importer",
                        "ordering": ("-id",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                                name="table_import_year_sensible",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("purpose__in", ["plan", "results", "benchmarks", "people", "sectors"])
                                ),
                                name="table_import_purpose_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ("applied", "undone"))),
                                name="table_import_state_known",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="TrailCheck",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="når")),
                        ("sequence", models.PositiveBigIntegerField(verbose_name="nummer")),
                        ("digest", models.CharField(blank=True, max_length=64)),
                        ("against", models.JSONField(default=list, verbose_name="holdt mot")),
                        ("fault", models.CharField(blank=True, max_length=40, verbose_name="feil")),
                        ("number", models.PositiveBigIntegerField(null=True, verbose_name="hvor")),
                    ],
                    options={
                        "verbose_name": "kontroll av endringsloggen",
                        "verbose_name_plural": "kontroller av endringsloggen",
                        "ordering": ("-at",),
                    },
                ),
                CreateModel(
                    name="TrailHead",
                    fields=[
                        (
                            "id",
                            models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False),
                        ),
                        ("sequence", models.PositiveBigIntegerField(default=0)),
                        ("digest", models.CharField(blank=True, max_length=64)),
                    ],
                    options={
                        "verbose_name": "endringsloggens slutt",
                        "verbose_name_plural": "endringsloggens slutt",
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("id", 1)), name="trail_has_one_head")
                        ],
                    },
                ),
                CreateModel(
                    name="TypedReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(unique=True, verbose_name="år")),
                        ("name", models.CharField(max_length=200, verbose_name="fil")),
                        ("text", models.TextField(max_length=2000000, verbose_name="tekst")),
                    ],
                    options={
                        "verbose_name": "rapport som ble skrevet",
                        "verbose_name_plural": "rapporter som ble skrevet",
                        "ordering": ("-year",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="typed_report_says_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                                name="typed_report_year_sensible",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="User",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        (
                            "last_login",
                            models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                        ),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        (
                            "username",
                            models.CharField(
                                error_messages={"unique": "A user with that username already exists."},
                                help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                                max_length=150,
                                unique=True,
                                validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                                verbose_name="username",
                            ),
                        ),
                        (
                            "first_name",
                            models.CharField(blank=True, max_length=150, verbose_name="first name"),
                        ),
                        ("last_name", models.CharField(blank=True, max_length=150, verbose_name="last name")),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                        ),
                        (
                            "is_staff",
                            models.BooleanField(
                                default=False,
                                help_text="Designates whether the user can log into this admin site.",
                                verbose_name="staff status",
                            ),
                        ),
                        (
                            "is_active",
                            models.BooleanField(
                                default=True,
                                help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                                verbose_name="active",
                            ),
                        ),
                        (
                            "date_joined",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="date joined"
                            ),
                        ),
                        (
                            "must_change_password",
                            models.BooleanField(
                                default=False,
                                editable=False,
                                help_text="Passordet er et engangspassord: ved innlogging må det byttes før noe annet.",
                                verbose_name="må bytte passord",
                            ),
                        ),
                        (
                            "anonymous_since",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="anonym siden"
                            ),
                        ),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.group",
                                verbose_name="groups",
                            ),
                        ),
                        (
                            "user_permissions",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Specific permissions for this user.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.permission",
                                verbose_name="user permissions",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bruker",
                        "verbose_name_plural": "brukere",
                    },
                    managers=[
                        ("objects", django.contrib.auth.models.UserManager()),
                    ],
                ),
                CreateModel(
                    name="WordTemplate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="fil")),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        ("size", models.PositiveIntegerField(verbose_name="byte")),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="tatt ut av bruk")),
                    ],
                    options={
                        "verbose_name": "mal for Word",
                        "verbose_name_plural": "maler for Word",
                        "ordering": ("-id",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn", False)),
                                fields=("withdrawn",),
                                name="word_template_in_force_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("size__gt", 0), ("size__lte", 5000000)),
                                name="word_template_of_a_size",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sha256", ""), _negated=True),
                                name="word_template_has_digest",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="ChapterPicture",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "chapter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pictures",
                                to="indicators.reportchapter",
                                verbose_name="kapittel",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        ("size", models.PositiveIntegerField(verbose_name="byte")),
                        (
                            "media",
                            models.CharField(
                                choices=[("image/jpeg", "JPEG"), ("image/png", "PNG")],
                                max_length=10,
                                verbose_name="filtype",
                            ),
                        ),
                        ("width", models.PositiveSmallIntegerField(verbose_name="bredde i piksler")),
                        ("height", models.PositiveSmallIntegerField(verbose_name="høyde i piksler")),
                        (
                            "alt",
                            models.CharField(blank=True, max_length=500, verbose_name="hva bildet viser"),
                        ),
                        ("decorative", models.BooleanField(default=False, verbose_name="bare pynt")),
                        ("caption", models.CharField(blank=True, max_length=300, verbose_name="bildetekst")),
                        (
                            "credit",
                            models.CharField(blank=True, max_length=200, verbose_name="fotograf eller kilde"),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="tatt bort")),
                    ],
                    options={
                        "verbose_name": "bilde i et kapittel",
                        "verbose_name_plural": "bilder i kapitler",
                        "ordering": ("chapter", "number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("chapter", "number"), name="picture_number_once_a_chapter"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("number__gte", 1)), name="picture_counts_from_one"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sha256", ""), _negated=True), name="picture_has_digest"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("size__gt", 0), ("size__lte", 3000000)),
                                name="picture_of_a_size",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("media__in", ("image/jpeg", "image/png"))),
                                name="picture_media_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("height__gte", 1),
                                    ("height__lte", 2000),
                                    ("width__gte", 1),
                                    ("width__lte", 2000),
                                ),
                                name="picture_sides_sensible",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("alt", ""), ("caption", ""), ("decorative", True)),
                                    models.Q(("decorative", False), models.Q(("alt", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="picture_says_what_it_shows",
                                violation_error_message="Skriv hva bildet viser, eller si at det bare er pynt. Et bilde som bare er pynt, har ingen bildetekst.",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="Decision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "origin",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="later",
                                to="indicators.decision",
                                verbose_name="første gang rapportert",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "sector",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="indicators.sector",
                                verbose_name="sektor eller stab",
                            ),
                        ),
                        (
                            "sector_assumed",
                            models.BooleanField(
                                default=False,
                                help_text="Kilden sier ikke hvem som er ansvarlig.",
                                verbose_name="sektor er antatt",
                            ),
                        ),
                        (
                            "sector_reason",
                            models.TextField(blank=True, verbose_name="hvorfor denne sektoren"),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        (
                            "deadline_text",
                            models.CharField(
                                blank=True,
                                help_text="F.eks. 31.01.2026, oktober 2026 eller 2026.",
                                max_length=120,
                                verbose_name="frist",
                            ),
                        ),
                        (
                            "deadline",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="fristens siste dag"
                            ),
                        ),
                        (
                            "closed_text",
                            models.CharField(
                                blank=True,
                                help_text="Dagen saken ble lukket, f.eks. 01.09.2026.",
                                max_length=120,
                                verbose_name="lukket",
                            ),
                        ),
                        (
                            "closed_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="lukket senest"
                            ),
                        ),
                        ("remark", models.TextField(blank=True, verbose_name="programmets merknad")),
                        (
                            "source_line",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="linje i kilden"),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("budget", "Budsjettpunkt"),
                                    ("verbal", "Verbalforslag"),
                                    ("earlier", "Tidligere vedtak"),
                                ],
                                default="earlier",
                                max_length=8,
                                verbose_name="slag",
                            ),
                        ),
                        (
                            "point",
                            models.CharField(
                                blank=True, help_text="F.eks. Pkt. 3.", max_length=40, verbose_name="punkt"
                            ),
                        ),
                        (
                            "cases",
                            models.TextField(
                                blank=True,
                                help_text="Nummer og dato, én eller flere: KS 162/18 13.12.18.",
                                verbose_name="saker",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="vedtaket slik det ble gjort")),
                        (
                            "responsible",
                            models.CharField(blank=True, max_length=200, verbose_name="ansvarlig"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Under arbeid"),
                                    ("waiting", "Avventer"),
                                    ("done", "Gjennomført"),
                                    ("ended", "Avsluttet"),
                                ],
                                default="open",
                                max_length=8,
                                verbose_name="tilstand",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vedtak",
                        "verbose_name_plural": "vedtak",
                        "ordering": ("-year", "order", "id"),
                        "constraints": [
                            models.UniqueConstraint(fields=("origin", "year"), name="decision_once_a_year"),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                                name="decision_year_sensible",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="decision_says_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ("budget", "verbal", "earlier"))),
                                name="decision_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ("open", "waiting", "done", "ended"))),
                                name="decision_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ("done", "ended")), ("closed_text", ""), _connector="OR"
                                ),
                                name="decision_open_is_not_closed",
                                violation_error_message="Et vedtak som ikke er gjennomført eller avsluttet, er ikke lukket.",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="EditionProposal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "output",
                            models.CharField(
                                choices=[("arsmelding", "Årsmelding"), ("arsberetning", "Årsberetning")],
                                max_length=12,
                                verbose_name="rapport",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Venter på godkjenning"),
                                    ("published", "Publisert"),
                                    ("returned", "Returnert"),
                                    ("withdrawn", "Trukket tilbake"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="tilstand",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="tittel")),
                        ("language", models.CharField(max_length=2, verbose_name="målform")),
                        ("asked", models.TextField(verbose_name="hva rapporten er av")),
                        ("moment", models.DateTimeField(verbose_name="tall per")),
                        ("read_at", models.PositiveBigIntegerField(verbose_name="nummer i endringsloggen")),
                        ("document", models.CharField(max_length=64, verbose_name="dokumentets kontrollsum")),
                        (
                            "html",
                            models.CharField(blank=True, max_length=64, verbose_name="kontrollsum for HTML"),
                        ),
                        (
                            "pdf",
                            models.CharField(blank=True, max_length=64, verbose_name="kontrollsum for PDF"),
                        ),
                        (
                            "docx",
                            models.CharField(blank=True, max_length=64, verbose_name="kontrollsum for Word"),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="foreslått av",
                            ),
                        ),
                        ("proposed_at", models.DateTimeField(verbose_name="foreslått")),
                        ("why", models.TextField(blank=True, verbose_name="grunn til ny utgave")),
                        (
                            "despite",
                            models.TextField(blank=True, verbose_name="grunn til å publisere likevel"),
                        ),
                        (
                            "round_closed",
                            models.BooleanField(default=False, verbose_name="årsslutt er lukket"),
                        ),
                        ("undelivered", models.TextField(blank=True, verbose_name="ikke levert")),
                        (
                            "open_figures",
                            models.PositiveIntegerField(default=0, verbose_name="tall åpnet for retting"),
                        ),
                        (
                            "draft_chapters",
                            models.PositiveIntegerField(default=0, verbose_name="kapitler som er utkast"),
                        ),
                        (
                            "open_remarks",
                            models.PositiveIntegerField(
                                default=0, verbose_name="åpne merknader i korrekturen"
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="avgjort av",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="avgjort")),
                        ("decision", models.TextField(blank=True, verbose_name="begrunnelse")),
                    ],
                    options={
                        "verbose_name": "forslag til utgave",
                        "verbose_name_plural": "forslag til utgaver",
                        "ordering": ("-year", "output", "-id"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "waiting")),
                                fields=("year", "output"),
                                name="proposal_one_waits",
                                violation_error_message="Det ligger et forslag til godkjenning fra før. Trekk det tilbake først.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                                name="proposal_year_sensible",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("output__in", ["arsmelding", "arsberetning"])),
                                name="proposal_output_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ("waiting", "published", "returned", "withdrawn"))
                                ),
                                name="proposal_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("document", ""), _negated=True),
                                name="proposal_has_document",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("docx", ""), ("html", ""), ("pdf", "")),
                                    models.Q(
                                        models.Q(("html", ""), _negated=True),
                                        models.Q(("pdf", ""), _negated=True),
                                        models.Q(("docx", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="proposal_files_all_or_none",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "published"), _negated=True),
                                    models.Q(("pdf", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="proposal_published_with_files",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "returned"), _negated=True),
                                    models.Q(("decision", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="proposal_returned_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_at__isnull", True), ("state", "waiting")),
                                    models.Q(
                                        models.Q(("state", "waiting"), _negated=True),
                                        ("decided_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="proposal_waits_or_is_decided",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="Goal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "code",
                            models.CharField(
                                help_text="Slik planen trykker det, f.eks. 1.2.",
                                max_length=20,
                                verbose_name="nummer",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="mål")),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="indicators.goal",
                                verbose_name="under målet",
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                blank=True,
                                help_text="Tom når målet er hele kommunens.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="goals",
                                to="indicators.sector",
                                verbose_name="sektor eller stab",
                            ),
                        ),
                        (
                            "responsible",
                            models.CharField(blank=True, max_length=200, verbose_name="ansvarlig"),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        (
                            "case",
                            models.CharField(
                                blank=True,
                                help_text="F.eks. KS-sak 145/24.",
                                max_length=80,
                                verbose_name="sak",
                            ),
                        ),
                        (
                            "carried_from",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="carried_to",
                                to="indicators.goal",
                                verbose_name="ført videre fra",
                            ),
                        ),
                        (
                            "source_line",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="linje i kilden"),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                    ],
                    options={
                        "verbose_name": "overordnet mål",
                        "verbose_name_plural": "overordnede mål",
                        "ordering": ("-year", "order", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn", False)),
                                fields=("year", "code"),
                                name="goal_code_once_a_year",
                                violation_error_message="Et annet mål i planen har dette nummeret.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                                name="goal_year_sensible",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="goal_says_something"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("code", ""), _negated=True), name="goal_has_code"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("parent__isnull", True),
                                    models.Q(("parent", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="goal_not_under_itself",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="HistoricalChapterPicture",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        ("size", models.PositiveIntegerField(verbose_name="byte")),
                        (
                            "media",
                            models.CharField(
                                choices=[("image/jpeg", "JPEG"), ("image/png", "PNG")],
                                max_length=10,
                                verbose_name="filtype",
                            ),
                        ),
                        ("width", models.PositiveSmallIntegerField(verbose_name="bredde i piksler")),
                        ("height", models.PositiveSmallIntegerField(verbose_name="høyde i piksler")),
                        (
                            "alt",
                            models.CharField(blank=True, max_length=500, verbose_name="hva bildet viser"),
                        ),
                        ("decorative", models.BooleanField(default=False, verbose_name="bare pynt")),
                        ("caption", models.CharField(blank=True, max_length=300, verbose_name="bildetekst")),
                        (
                            "credit",
                            models.CharField(blank=True, max_length=200, verbose_name="fotograf eller kilde"),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="tatt bort")),
                        ("history_change_reason", models.TextField()),
                        (
                            "chapter",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.reportchapter",
                                verbose_name="kapittel",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical bilde i et kapittel",
                        "verbose_name_plural": "historical bilder i kapitler",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalEditionProposal",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "output",
                            models.CharField(
                                choices=[("arsmelding", "Årsmelding"), ("arsberetning", "Årsberetning")],
                                max_length=12,
                                verbose_name="rapport",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Venter på godkjenning"),
                                    ("published", "Publisert"),
                                    ("returned", "Returnert"),
                                    ("withdrawn", "Trukket tilbake"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="tilstand",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="tittel")),
                        ("language", models.CharField(max_length=2, verbose_name="målform")),
                        ("asked", models.TextField(verbose_name="hva rapporten er av")),
                        ("moment", models.DateTimeField(verbose_name="tall per")),
                        ("read_at", models.PositiveBigIntegerField(verbose_name="nummer i endringsloggen")),
                        ("document", models.CharField(max_length=64, verbose_name="dokumentets kontrollsum")),
                        (
                            "html",
                            models.CharField(blank=True, max_length=64, verbose_name="kontrollsum for HTML"),
                        ),
                        (
                            "pdf",
                            models.CharField(blank=True, max_length=64, verbose_name="kontrollsum for PDF"),
                        ),
                        (
                            "docx",
                            models.CharField(blank=True, max_length=64, verbose_name="kontrollsum for Word"),
                        ),
                        ("proposed_at", models.DateTimeField(verbose_name="foreslått")),
                        ("why", models.TextField(blank=True, verbose_name="grunn til ny utgave")),
                        (
                            "despite",
                            models.TextField(blank=True, verbose_name="grunn til å publisere likevel"),
                        ),
                        (
                            "round_closed",
                            models.BooleanField(default=False, verbose_name="årsslutt er lukket"),
                        ),
                        ("undelivered", models.TextField(blank=True, verbose_name="ikke levert")),
                        (
                            "open_figures",
                            models.PositiveIntegerField(default=0, verbose_name="tall åpnet for retting"),
                        ),
                        (
                            "draft_chapters",
                            models.PositiveIntegerField(default=0, verbose_name="kapitler som er utkast"),
                        ),
                        (
                            "open_remarks",
                            models.PositiveIntegerField(
                                default=0, verbose_name="åpne merknader i korrekturen"
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="avgjort")),
                        ("decision", models.TextField(blank=True, verbose_name="begrunnelse")),
                        ("history_change_reason", models.TextField()),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="foreslått av",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="avgjort av",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical forslag til utgave",
                        "verbose_name_plural": "historical forslag til utgaver",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalIndicator",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "code",
                            models.SlugField(
                                help_text="Fast kode i adresser og filer; endres ikke.",
                                max_length=60,
                                verbose_name="kode",
                            ),
                        ),
                        (
                            "definition",
                            models.TextField(
                                blank=True,
                                help_text="Hva tallet måler, og hvordan.",
                                verbose_name="definisjon",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="datakilde")),
                        (
                            "numerator",
                            models.CharField(
                                blank=True,
                                help_text="Hva som telles over brøkstreken, når det er en andel.",
                                max_length=200,
                                verbose_name="teller",
                            ),
                        ),
                        (
                            "denominator",
                            models.CharField(
                                blank=True,
                                help_text="Hva andelen er av.",
                                max_length=200,
                                verbose_name="nevner",
                            ),
                        ),
                        ("in_use", models.BooleanField(default=True, verbose_name="i bruk")),
                        (
                            "last_year",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                editable=False,
                                help_text="Året den ble avsluttet med.",
                                null=True,
                                verbose_name="siste år",
                            ),
                        ),
                        (
                            "came_year",
                            models.PositiveSmallIntegerField(
                                blank=True, editable=False, null=True, verbose_name="delt ut fra år"
                            ),
                        ),
                        ("history_change_reason", models.TextField()),
                        (
                            "successor",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.indicator",
                                verbose_name="gikk over i",
                            ),
                        ),
                        (
                            "came_of",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.indicator",
                                verbose_name="delt ut av",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical indikator",
                        "verbose_name_plural": "historical indikatorer",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalMatterText",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "place",
                            models.CharField(
                                choices=[
                                    ("supervision", "Tjenesteområder under tilsyn"),
                                    ("decisions", "Oppfølging av politiske vedtak"),
                                    ("budget", "Vedtak på handlings- og økonomiplanen"),
                                    ("earlier", "Tidligere politiske vedtak"),
                                ],
                                max_length=12,
                                verbose_name="liste",
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=200, verbose_name="overskrift")),
                        ("text", models.TextField(blank=True, verbose_name="innledning")),
                        ("table_head", models.TextField(blank=True, verbose_name="tabellhode")),
                        ("caption", models.TextField(blank=True, verbose_name="tabelltekst")),
                        ("remark", models.TextField(blank=True, verbose_name="programmets merknad")),
                        (
                            "source_line",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="linje i kilden"),
                        ),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical innledning til tilsyn og vedtak",
                        "verbose_name_plural": "historical innledninger til tilsyn og vedtak",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalMembership",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("leader", "Sektorleder"),
                                    ("contributor", "Bidragsyter"),
                                    ("management", "Ledelse"),
                                    ("auditor", "Revisor"),
                                    ("controller", "Controller"),
                                ],
                                max_length=20,
                                verbose_name="rolle",
                            ),
                        ),
                        ("valid_from", models.DateField(blank=True, null=True, verbose_name="gjelder fra")),
                        (
                            "valid_to",
                            models.DateField(blank=True, null=True, verbose_name="gjelder til og med"),
                        ),
                        ("history_change_reason", models.TextField()),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="bruker",
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Fylles ut for sektorleder, ellers tom.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.sector",
                                verbose_name="sektor eller stab",
                            ),
                        ),
                        (
                            "stands_in_for",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Bare for sektorleder. Da må begge datoene fylles ut.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="stedfortreder for",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical rolle",
                        "verbose_name_plural": "historical roller",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalMunicipality",
                    fields=[
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("id", models.PositiveSmallIntegerField(db_index=True, default=1, editable=False)),
                        ("name", models.CharField(max_length=80, verbose_name="kommunens navn")),
                        (
                            "number",
                            models.CharField(
                                max_length=4,
                                validators=[
                                    django.core.validators.RegexValidator("^[0-9]{4}$", "Skriv fire sifre.")
                                ],
                                verbose_name="kommunenummer",
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[("nb", "Bokmål"), ("nn", "Nynorsk")],
                                max_length=2,
                                verbose_name="målform",
                            ),
                        ),
                        (
                            "since",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1838),
                                    django.core.validators.MaxValueValidator(2200),
                                ],
                                verbose_name="første år med egne tall",
                            ),
                        ),
                        ("skipped", models.CharField(blank=True, max_length=200, verbose_name="hoppet over")),
                        (
                            "arms",
                            models.CharField(
                                blank=True, editable=False, max_length=64, verbose_name="kommunevåpen"
                            ),
                        ),
                        (
                            "arms_media",
                            models.CharField(
                                blank=True, editable=False, max_length=20, verbose_name="filtype"
                            ),
                        ),
                        (
                            "arms_width",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="bredde i piksler"
                            ),
                        ),
                        (
                            "arms_height",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="høyde i piksler"
                            ),
                        ),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical kommune",
                        "verbose_name_plural": "historical kommunen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalOwnFunction",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "code",
                            models.CharField(
                                db_index=True,
                                max_length=3,
                                validators=[
                                    django.core.validators.RegexValidator("^[1-9][0-9]{2}$", "Tre siffer.")
                                ],
                                verbose_name="kode",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="navn")),
                        (
                            "first_year",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1990),
                                    django.core.validators.MaxValueValidator(2200),
                                ],
                                verbose_name="første år",
                            ),
                        ),
                        (
                            "last_year",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1990),
                                    django.core.validators.MaxValueValidator(2200),
                                ],
                                verbose_name="siste år",
                            ),
                        ),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical egen KOSTRA-funksjon",
                        "verbose_name_plural": "historical egne KOSTRA-funksjoner",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalPartner",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("company", "Selskap, foretak eller stiftelse"),
                                    ("cooperation", "Interkommunalt samarbeid"),
                                ],
                                max_length=12,
                                verbose_name="slag",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        ("name", models.CharField(max_length=200, verbose_name="navn")),
                        (
                            "form",
                            models.CharField(
                                blank=True,
                                help_text="F.eks. Aksjeselskap eller Stiftelser.",
                                max_length=80,
                                verbose_name="form",
                            ),
                        ),
                        (
                            "share",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="eierandel i prosent",
                            ),
                        ),
                        ("host", models.CharField(blank=True, max_length=80, verbose_name="vertskommune")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="merknad")),
                        (
                            "source_line",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="linje i kilden"),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical selskap eller samarbeid",
                        "verbose_name_plural": "historical selskaper og samarbeid",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalPlan",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(db_index=True, verbose_name="år")),
                        ("title", models.CharField(max_length=200, verbose_name="tittel")),
                        (
                            "case",
                            models.CharField(
                                blank=True,
                                help_text="F.eks. KS-sak 145/24.",
                                max_length=80,
                                verbose_name="sak",
                            ),
                        ),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="vedtatt")),
                        (
                            "cards_by_sector",
                            models.BooleanField(
                                default=False,
                                help_text="Av: kortene eies av tjenesteområder. Slik vises de når ingen velger noe annet.",
                                verbose_name="målekortene eies av sektorer",
                            ),
                        ),
                        (
                            "close_word",
                            models.CharField(
                                blank=True,
                                help_text="F.eks. delvis nådd. Tomt: nesten nådd. Slike mål teller som ikke nådd.",
                                max_length=40,
                                verbose_name="ord for avvik innenfor toleransen",
                            ),
                        ),
                        (
                            "assessments",
                            models.TextField(
                                blank=True,
                                help_text="Ordene fra dårligst til best, med semikolon mellom. Tomt: ikke nådd; delvis nådd; nådd.",
                                verbose_name="ord for vurdering av mål",
                            ),
                        ),
                        (
                            "example",
                            models.BooleanField(
                                default=False,
                                help_text="Årets tall er oppdiktet, og hver side sier det.",
                                verbose_name="eksempeldata",
                            ),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical plan",
                        "verbose_name_plural": "historical planer",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalProofAnswer",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("kind", models.CharField(max_length=30, verbose_name="slag")),
                        ("spot", models.CharField(max_length=100, verbose_name="sted")),
                        ("seen", models.TextField(blank=True, verbose_name="slik det sto")),
                        ("text", models.TextField(verbose_name="begrunnelse")),
                        ("answered_at", models.DateTimeField(verbose_name="svart")),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                        ("history_change_reason", models.TextField()),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="svart av",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical svar til korrekturen",
                        "verbose_name_plural": "historical svar til korrekturen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalReportChapter",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("code", models.SlugField(max_length=60, verbose_name="kode")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("text", "Tekst"),
                                    ("foreword", "Forord"),
                                    ("areas", "Målekort og utviklingsarbeid"),
                                    ("supervision", "Tilsyn"),
                                    ("decisions", "Vedtak"),
                                ],
                                default="text",
                                max_length=12,
                                verbose_name="slag",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="tittel")),
                        ("text", models.TextField(blank=True, verbose_name="tekst")),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Utkast"), ("ready", "Klar")],
                                default="draft",
                                max_length=8,
                                verbose_name="tilstand",
                            ),
                        ),
                        (
                            "responsible",
                            models.CharField(blank=True, max_length=200, verbose_name="ansvarlig"),
                        ),
                        (
                            "pictures_missing",
                            models.BooleanField(default=False, verbose_name="bildene i kilden mangler"),
                        ),
                        (
                            "source_line",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="linje i kilden"),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                        ("history_change_reason", models.TextField()),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.reportchapter",
                                verbose_name="kapitlet det står under",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical kapittel i årsmeldingen",
                        "verbose_name_plural": "historical kapitler i årsmeldingen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalReportLayout",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("arsmelding", "Årsmelding"),
                                    ("tertial", "Tertialrapport"),
                                    ("plan", "Virksomhetsplan"),
                                ],
                                max_length=12,
                                verbose_name="rapport",
                            ),
                        ),
                        (
                            "grouping",
                            models.CharField(
                                blank=True,
                                choices=[("area", "Tjenesteområde"), ("sector", "Sektor og stab")],
                                max_length=8,
                                verbose_name="ordnet etter",
                            ),
                        ),
                        ("chapters", models.TextField(blank=True, verbose_name="kapitler")),
                        ("shows_introduction", models.BooleanField(default=True, verbose_name="innledning")),
                        (
                            "shows_chart",
                            models.BooleanField(default=True, verbose_name="figur av resultatene mot målene"),
                        ),
                        (
                            "shows_comments",
                            models.BooleanField(default=True, verbose_name="resultatkommentarer"),
                        ),
                        (
                            "shows_series",
                            models.BooleanField(default=True, verbose_name="utvikling over tid"),
                        ),
                        ("shows_work", models.BooleanField(default=True, verbose_name="utviklingsarbeid")),
                        (
                            "shows_challenges",
                            models.BooleanField(default=True, verbose_name="utfordringer videre"),
                        ),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical oppsett av rapport",
                        "verbose_name_plural": "historical oppsett av rapporter",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalRound",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("t1", "1. tertial"),
                                    ("h1", "1. halvår"),
                                    ("t2", "2. tertial"),
                                    ("year_end", "Årsslutt"),
                                ],
                                max_length=10,
                                verbose_name="runde",
                            ),
                        ),
                        ("opens_on", models.DateField(verbose_name="åpner")),
                        (
                            "deadline",
                            models.DateField(
                                help_text="Fristen går ut ved midnatt når denne dagen er over.",
                                verbose_name="frist",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "Planlagt"), ("open", "Åpen"), ("closed", "Lukket")],
                                default="planned",
                                editable=False,
                                max_length=10,
                                verbose_name="tilstand",
                            ),
                        ),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical runde",
                        "verbose_name_plural": "historical runder",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalSector",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "code",
                            models.SlugField(
                                help_text="Kort kode til adresser.", max_length=40, verbose_name="kode"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="navn")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("sector", "Sektor"), ("staff", "Stab")],
                                max_length=10,
                                verbose_name="slag",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        ("valid_from", models.DateField(blank=True, null=True, verbose_name="gjelder fra")),
                        (
                            "valid_to",
                            models.DateField(blank=True, null=True, verbose_name="gjelder til og med"),
                        ),
                        ("history_change_reason", models.TextField()),
                        (
                            "successor",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.sector",
                                verbose_name="gikk over i",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical sektor eller stab",
                        "verbose_name_plural": "historical sektorer og staber",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalSectorName",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("from_year", models.PositiveSmallIntegerField(verbose_name="fra og med år")),
                        ("until_year", models.PositiveSmallIntegerField(verbose_name="til og med år")),
                        ("name", models.CharField(max_length=120, verbose_name="navn")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        ("history_change_reason", models.TextField()),
                        (
                            "sector",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.sector",
                                verbose_name="sektor eller stab",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical tidligere navn på sektor",
                        "verbose_name_plural": "historical tidligere navn på sektorer",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalSectorStaffing",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "fte",
                            models.DecimalField(
                                decimal_places=2, max_digits=9, verbose_name="årsverk 31.12."
                            ),
                        ),
                        (
                            "sick_leave",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="sykefravær i prosent",
                            ),
                        ),
                        ("history_change_reason", models.TextField()),
                        (
                            "sector",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.sector",
                                verbose_name="sektor eller stab",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical bemanning",
                        "verbose_name_plural": "historical bemanning",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalSubmission",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("not_begun", "Ikke begynt"),
                                    ("draft", "Utkast"),
                                    ("submitted", "Sendt inn"),
                                    ("returned", "Returnert"),
                                    ("approved", "Godkjent"),
                                    ("closed", "Lukket"),
                                    ("reopened", "Gjenåpnet"),
                                ],
                                default="not_begun",
                                max_length=10,
                                verbose_name="tilstand",
                            ),
                        ),
                        (
                            "submitted_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="sendt inn"),
                        ),
                        (
                            "first_delivered_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="første gang levert"
                            ),
                        ),
                        (
                            "delivered_from",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_begun", "Ikke begynt"),
                                    ("draft", "Utkast"),
                                    ("submitted", "Sendt inn"),
                                    ("returned", "Returnert"),
                                    ("approved", "Godkjent"),
                                    ("closed", "Lukket"),
                                    ("reopened", "Gjenåpnet"),
                                ],
                                editable=False,
                                max_length=10,
                                verbose_name="levert fra",
                            ),
                        ),
                        ("message", models.TextField(blank=True, verbose_name="melding ved innsending")),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="avgjort")),
                        (
                            "decision",
                            models.TextField(
                                blank=True,
                                help_text="Hvorfor det ble returnert eller gjenåpnet.",
                                verbose_name="begrunnelse",
                            ),
                        ),
                        (
                            "excused",
                            models.JSONField(
                                blank=True, editable=False, null=True, verbose_name="ikke krevd"
                            ),
                        ),
                        (
                            "lapsed",
                            models.BooleanField(default=False, editable=False, verbose_name="bortfalt"),
                        ),
                        ("history_change_reason", models.TextField()),
                        (
                            "round",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.round",
                                verbose_name="runde",
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.sector",
                                verbose_name="sektor eller stab",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="sendt inn av",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="avgjort av",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical innsending",
                        "verbose_name_plural": "historical innsendinger",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalSubscription",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("week", "Ukesoversikt")],
                                default="week",
                                max_length=10,
                                verbose_name="hva",
                            ),
                        ),
                        (
                            "since",
                            models.DateTimeField(
                                help_text="Det som skjer etter dette, kommer med.", verbose_name="siden"
                            ),
                        ),
                        ("ended", models.BooleanField(default=False, verbose_name="slått av")),
                        ("history_change_reason", models.TextField()),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="bruker",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical abonnement",
                        "verbose_name_plural": "historical abonnementer",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalTableImport",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("plan", "Plan med mål"),
                                    ("results", "Resultater"),
                                    ("benchmarks", "Andres tall"),
                                    ("people", "Personer"),
                                    ("sectors", "Sektorer og tjenesteområder"),
                                ],
                                max_length=10,
                                verbose_name="hva det er",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("name", models.CharField(max_length=200, verbose_name="fil")),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        (
                            "state",
                            models.CharField(
                                choices=[("applied", "brukt"), ("undone", "angret")],
                                default="applied",
                                max_length=10,
                                verbose_name="tilstand",
                            ),
                        ),
                        ("made", models.PositiveIntegerField(default=0, verbose_name="nye")),
                        ("changed", models.PositiveIntegerField(default=0, verbose_name="endret")),
                        ("steps", models.JSONField(blank=True, default=list, editable=False)),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical import",
                        "verbose_name_plural": "historical importer",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalTypedReport",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(db_index=True, verbose_name="år")),
                        ("name", models.CharField(max_length=200, verbose_name="fil")),
                        ("text", models.TextField(max_length=2000000, verbose_name="tekst")),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical rapport som ble skrevet",
                        "verbose_name_plural": "historical rapporter som ble skrevet",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalWordTemplate",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="fil")),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        ("size", models.PositiveIntegerField(verbose_name="byte")),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="tatt ut av bruk")),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical mal for Word",
                        "verbose_name_plural": "historical maler for Word",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="Membership",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="bruker",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("leader", "Sektorleder"),
                                    ("contributor", "Bidragsyter"),
                                    ("management", "Ledelse"),
                                    ("auditor", "Revisor"),
                                    ("controller", "Controller"),
                                ],
                                max_length=20,
                                verbose_name="rolle",
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                blank=True,
                                help_text="Fylles ut for sektorleder, ellers tom.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="indicators.sector",
                                verbose_name="sektor eller stab",
                            ),
                        ),
                        (
                            "stands_in_for",
                            models.ForeignKey(
                                blank=True,
                                help_text="Bare for sektorleder. Da må begge datoene fylles ut.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deputies",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="stedfortreder for",
                            ),
                        ),
                        ("valid_from", models.DateField(blank=True, null=True, verbose_name="gjelder fra")),
                        (
                            "valid_to",
                            models.DateField(blank=True, null=True, verbose_name="gjelder til og med"),
                        ),
                        (
                            "indicators",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Bare for bidragsyter: indikatorene som bidragsyteren fører tall for.",
                                related_name="contributors",
                                to="indicators.indicator",
                                verbose_name="indikatorer",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "rolle",
                        "verbose_name_plural": "roller",
                        "ordering": ("user__username", "role", "sector__order"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "role__in",
                                        ["leader", "contributor", "management", "auditor", "controller"],
                                    )
                                ),
                                name="membership_role_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("role", "leader"), ("sector__isnull", False)),
                                    models.Q(
                                        models.Q(("role", "leader"), _negated=True), ("sector__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="membership_leader_has_sector",
                                violation_error_message="En sektorleder må ha en sektor; andre roller skal ikke ha noen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stands_in_for__isnull", True),
                                    models.Q(
                                        ("role", "leader"),
                                        ("valid_from__isnull", False),
                                        ("valid_to__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="membership_deputy_has_dates",
                                violation_error_message="En stedfortreder er sektorleder med startdato og sluttdato.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stands_in_for__isnull", True),
                                    models.Q(("stands_in_for", models.F("user")), _negated=True),
                                    _connector="OR",
                                ),
                                name="membership_deputy_of_another",
                                violation_error_message="Ingen er sin egen stedfortreder.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_from__lte", models.F("valid_to")),
                                    _connector="OR",
                                ),
                                name="membership_dates_in_order",
                                violation_error_message="Sluttdatoen er før startdatoen.",
                            ),
                            models.UniqueConstraint(
                                fields=("user", "role", "sector"), name="membership_once_a_sector"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("sector__isnull", True)),
                                fields=("user", "role"),
                                name="membership_once",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="PersonalText",
                    fields=[
                        ("token", models.CharField(max_length=64, primary_key=True, serialize=False)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="personal_texts",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="bruker",
                            ),
                        ),
                        ("salt", models.CharField(blank=True, max_length=64)),
                        ("text", models.TextField(blank=True, verbose_name="tekst")),
                    ],
                    options={
                        "verbose_name": "personlig tekst",
                        "verbose_name_plural": "personlige tekster",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("salt", ""), ("text", "")),
                                    models.Q(
                                        models.Q(("salt", ""), _negated=True),
                                        models.Q(("text", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="personal_text_whole_or_erased",
                            )
                        ],
                    },
                ),
                CreateModel(
                    name="ProofAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("kind", models.CharField(max_length=30, verbose_name="slag")),
                        ("spot", models.CharField(max_length=100, verbose_name="sted")),
                        ("seen", models.TextField(blank=True, verbose_name="slik det sto")),
                        ("text", models.TextField(verbose_name="begrunnelse")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="svart av",
                            ),
                        ),
                        ("answered_at", models.DateTimeField(verbose_name="svart")),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                    ],
                    options={
                        "verbose_name": "svar til korrekturen",
                        "verbose_name_plural": "svar til korrekturen",
                        "ordering": ("-year", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn", False)),
                                fields=("year", "kind", "spot", "seen"),
                                name="proof_answer_stands_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="proof_answer_says_why"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                                name="proof_answer_year_sensible",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="SectorName",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("from_year", models.PositiveSmallIntegerField(verbose_name="fra og med år")),
                        ("until_year", models.PositiveSmallIntegerField(verbose_name="til og med år")),
                        ("name", models.CharField(db_collation="nb_no", max_length=120, verbose_name="navn")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        (
                            "sector",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="former_names",
                                to="indicators.sector",
                                verbose_name="sektor eller stab",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tidligere navn på sektor",
                        "verbose_name_plural": "tidligere navn på sektorer",
                        "ordering": ("sector__order", "from_year"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("from_year__gte", 1900),
                                    ("from_year__lte", models.F("until_year")),
                                    ("until_year__lte", 2200),
                                ),
                                name="sector_name_years_in_order",
                            ),
                            models.UniqueConstraint(
                                fields=("sector", "from_year"), name="sector_name_begins_once"
                            ),
                            models.UniqueConstraint(
                                fields=("sector", "until_year"), name="sector_name_ends_once"
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="SectorStaffing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="staffing",
                                to="indicators.sector",
                                verbose_name="sektor eller stab",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "fte",
                            models.DecimalField(
                                decimal_places=2, max_digits=9, verbose_name="årsverk 31.12."
                            ),
                        ),
                        (
                            "sick_leave",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="sykefravær i prosent",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bemanning",
                        "verbose_name_plural": "bemanning",
                        "ordering": ("-year", "sector__order"),
                        "constraints": [
                            models.UniqueConstraint(fields=("sector", "year"), name="staffing_once_a_year"),
                            models.CheckConstraint(
                                condition=models.Q(("fte__gte", 0)), name="staffing_not_negative"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("sick_leave__isnull", True),
                                    models.Q(("sick_leave__gte", 0), ("sick_leave__lte", 100)),
                                    _connector="OR",
                                ),
                                name="staffing_sick_leave_of_a_whole",
                                violation_error_message="Sykefraværet må være fra 0 til 100 prosent.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                                name="staffing_year_sensible",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="ServiceArea",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "number",
                            models.CharField(
                                help_text="Nummeret i årsmeldingen, f.eks. 6.4.",
                                max_length=10,
                                unique=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^\\d+(\\.\\d+)*$", "Skriv nummeret som 6.4."
                                    )
                                ],
                                verbose_name="nummer",
                            ),
                        ),
                        ("name", models.CharField(db_collation="nb_no", max_length=120, verbose_name="navn")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        ("valid_from", models.DateField(blank=True, null=True, verbose_name="gjelder fra")),
                        (
                            "valid_to",
                            models.DateField(blank=True, null=True, verbose_name="gjelder til og med"),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="predecessors",
                                to="indicators.servicearea",
                                verbose_name="gikk over i",
                            ),
                        ),
                        (
                            "sectors",
                            models.ManyToManyField(
                                blank=True,
                                related_name="areas",
                                to="indicators.sector",
                                verbose_name="leveres av",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tjenesteområde",
                        "verbose_name_plural": "tjenesteområder",
                        "ordering": ("order", "id"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from__isnull", True),
                                    ("valid_to__isnull", True),
                                    ("valid_from__lte", models.F("valid_to")),
                                    _connector="OR",
                                ),
                                name="area_dates_in_order",
                                violation_error_message="Sluttdatoen er før startdatoen.",
                            )
                        ],
                    },
                ),
                CreateModel(
                    name="Submission",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="submissions",
                                to="indicators.round",
                                verbose_name="runde",
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="submissions",
                                to="indicators.sector",
                                verbose_name="sektor eller stab",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("not_begun", "Ikke begynt"),
                                    ("draft", "Utkast"),
                                    ("submitted", "Sendt inn"),
                                    ("returned", "Returnert"),
                                    ("approved", "Godkjent"),
                                    ("closed", "Lukket"),
                                    ("reopened", "Gjenåpnet"),
                                ],
                                default="not_begun",
                                max_length=10,
                                verbose_name="tilstand",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="sendt inn av",
                            ),
                        ),
                        (
                            "submitted_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="sendt inn"),
                        ),
                        (
                            "first_delivered_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="første gang levert"
                            ),
                        ),
                        (
                            "delivered_from",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_begun", "Ikke begynt"),
                                    ("draft", "Utkast"),
                                    ("submitted", "Sendt inn"),
                                    ("returned", "Returnert"),
                                    ("approved", "Godkjent"),
                                    ("closed", "Lukket"),
                                    ("reopened", "Gjenåpnet"),
                                ],
                                editable=False,
                                max_length=10,
                                verbose_name="levert fra",
                            ),
                        ),
                        ("message", models.TextField(blank=True, verbose_name="melding ved innsending")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="avgjort av",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="avgjort")),
                        (
                            "decision",
                            models.TextField(
                                blank=True,
                                help_text="Hvorfor det ble returnert eller gjenåpnet.",
                                verbose_name="begrunnelse",
                            ),
                        ),
                        (
                            "excused",
                            models.JSONField(
                                blank=True, editable=False, null=True, verbose_name="ikke krevd"
                            ),
                        ),
                        (
                            "lapsed",
                            models.BooleanField(default=False, editable=False, verbose_name="bortfalt"),
                        ),
                    ],
                    options={
                        "verbose_name": "innsending",
                        "verbose_name_plural": "innsendinger",
                        "ordering": ("round", "sector__order", "id"),
                        "constraints": [
                            models.UniqueConstraint(fields=("round", "sector"), name="submission_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "not_begun",
                                            "draft",
                                            "submitted",
                                            "returned",
                                            "approved",
                                            "closed",
                                            "reopened",
                                        ],
                                    )
                                ),
                                name="submission_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("delivered_from", ""),
                                    (
                                        "delivered_from__in",
                                        [
                                            "not_begun",
                                            "draft",
                                            "submitted",
                                            "returned",
                                            "approved",
                                            "closed",
                                            "reopened",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="submission_delivered_from_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_delivered_at__isnull", False),
                                    models.Q(
                                        ("state__in", ("submitted", "returned", "approved", "reopened")),
                                        _negated=True,
                                    ),
                                    _connector="OR",
                                ),
                                name="submission_delivered_before_it_is_decided_on",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="Subscription",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="subscriptions",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="bruker",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("week", "Ukesoversikt")],
                                default="week",
                                max_length=10,
                                verbose_name="hva",
                            ),
                        ),
                        (
                            "since",
                            models.DateTimeField(
                                help_text="Det som skjer etter dette, kommer med.", verbose_name="siden"
                            ),
                        ),
                        ("ended", models.BooleanField(default=False, verbose_name="slått av")),
                    ],
                    options={
                        "verbose_name": "abonnement",
                        "verbose_name_plural": "abonnementer",
                        "ordering": ("user__username", "kind"),
                        "constraints": [
                            models.UniqueConstraint(fields=("user", "kind"), name="subscription_once"),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ("week",))), name="subscription_kind_known"
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="Supervision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "origin",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="later",
                                to="indicators.supervision",
                                verbose_name="første gang rapportert",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "sector",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="indicators.sector",
                                verbose_name="sektor eller stab",
                            ),
                        ),
                        (
                            "sector_assumed",
                            models.BooleanField(
                                default=False,
                                help_text="Kilden sier ikke hvem som er ansvarlig.",
                                verbose_name="sektor er antatt",
                            ),
                        ),
                        (
                            "sector_reason",
                            models.TextField(blank=True, verbose_name="hvorfor denne sektoren"),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        (
                            "deadline_text",
                            models.CharField(
                                blank=True,
                                help_text="F.eks. 31.01.2026, oktober 2026 eller 2026.",
                                max_length=120,
                                verbose_name="frist",
                            ),
                        ),
                        (
                            "deadline",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="fristens siste dag"
                            ),
                        ),
                        (
                            "closed_text",
                            models.CharField(
                                blank=True,
                                help_text="Dagen saken ble lukket, f.eks. 01.09.2026.",
                                max_length=120,
                                verbose_name="lukket",
                            ),
                        ),
                        (
                            "closed_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="lukket senest"
                            ),
                        ),
                        ("remark", models.TextField(blank=True, verbose_name="programmets merknad")),
                        (
                            "source_line",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="linje i kilden"),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("supervision", "Tilsyn"), ("audit", "Forvaltningsrevisjon")],
                                default="supervision",
                                max_length=12,
                                verbose_name="slag",
                            ),
                        ),
                        (
                            "authority",
                            models.CharField(
                                help_text="F.eks. Statsforvalteren i Innlandet.",
                                max_length=200,
                                verbose_name="tilsynsmyndighet",
                            ),
                        ),
                        ("service", models.TextField(verbose_name="tjeneste eller hva tilsynet gjaldt")),
                        (
                            "opened_text",
                            models.CharField(
                                blank=True,
                                help_text="F.eks. 26.02.2026.",
                                max_length=120,
                                verbose_name="åpnet",
                            ),
                        ),
                        (
                            "opened_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="åpnet senest"
                            ),
                        ),
                        (
                            "finding_kind",
                            models.CharField(
                                choices=[
                                    ("deviation", "Avvik"),
                                    ("order", "Pålegg"),
                                    ("remark", "Merknad"),
                                    ("none", "Ikke avgjort"),
                                ],
                                default="none",
                                max_length=10,
                                verbose_name="avvik, pålegg eller merknad",
                            ),
                        ),
                        ("finding", models.TextField(blank=True, verbose_name="hva som ble funnet")),
                        ("measure", models.TextField(blank=True, verbose_name="tiltak og status")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "Åpen"), ("closed", "Lukket")],
                                default="open",
                                max_length=8,
                                verbose_name="tilstand",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tilsyn",
                        "verbose_name_plural": "tilsyn",
                        "ordering": ("-year", "order", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("origin", "year"), name="supervision_once_a_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                                name="supervision_year_sensible",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("authority", ""), _negated=True),
                                name="supervision_has_authority",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("service", ""), _negated=True),
                                name="supervision_has_service",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ("supervision", "audit"))),
                                name="supervision_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("finding_kind__in", ("deviation", "order", "remark", "none"))
                                ),
                                name="supervision_finding_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ("open", "closed"))),
                                name="supervision_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "open"), ("closed_text", "")),
                                    models.Q(
                                        ("state", "closed"), models.Q(("closed_text", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="supervision_closed_says_when",
                                violation_error_message="Skriv når tilsynet ble lukket, og bare når det er lukket.",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="TableDraft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="table_drafts",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="bruker",
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("plan", "Plan med mål"),
                                    ("results", "Resultater"),
                                    ("benchmarks", "Andres tall"),
                                    ("people", "Personer"),
                                    ("sectors", "Sektorer og tjenesteområder"),
                                ],
                                max_length=10,
                                verbose_name="hva det er",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("area", models.CharField(blank=True, max_length=140, verbose_name="tjenesteområde")),
                        (
                            "sector",
                            models.CharField(blank=True, max_length=140, verbose_name="sektor eller stab"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="fil")),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        ("source", models.TextField(verbose_name="innhold")),
                        ("answers", models.JSONField(blank=True, default=dict, verbose_name="svar")),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="versjon")),
                        ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="lagt inn")),
                        ("changed_at", models.DateTimeField(auto_now=True, verbose_name="sist endret")),
                        (
                            "used",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="draft",
                                to="indicators.tableimport",
                                verbose_name="brukt som",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "forhåndsvisning av import",
                        "verbose_name_plural": "forhåndsvisninger av import",
                        "ordering": ("-changed_at",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                                name="table_draft_year_sensible",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("purpose__in", ["plan", "results", "benchmarks", "people", "sectors"])
                                ),
                                name="table_draft_purpose_known",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="AreaName",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("from_year", models.PositiveSmallIntegerField(verbose_name="fra og med år")),
                        ("until_year", models.PositiveSmallIntegerField(verbose_name="til og med år")),
                        ("name", models.CharField(db_collation="nb_no", max_length=120, verbose_name="navn")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="former_names",
                                to="indicators.servicearea",
                                verbose_name="tjenesteområde",
                            ),
                        ),
                        (
                            "number",
                            models.CharField(
                                max_length=10,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^\\d+(\\.\\d+)*$", "Skriv nummeret som 6.4."
                                    )
                                ],
                                verbose_name="nummer",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tidligere navn på tjenesteområde",
                        "verbose_name_plural": "tidligere navn på tjenesteområder",
                        "ordering": ("area__order", "from_year"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("from_year__gte", 1900),
                                    ("from_year__lte", models.F("until_year")),
                                    ("until_year__lte", 2200),
                                ),
                                name="area_name_years_in_order",
                            ),
                            models.UniqueConstraint(
                                fields=("area", "from_year"), name="area_name_begins_once"
                            ),
                            models.UniqueConstraint(
                                fields=("area", "until_year"), name="area_name_ends_once"
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="AreaText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="texts",
                                to="indicators.servicearea",
                                verbose_name="tjenesteområde",
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="texts",
                                to="indicators.sector",
                                verbose_name="sektor eller stab",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("introduction", "Innledning"),
                                    ("results", "Om mål og resultater"),
                                    ("before_work", "Før utviklingsarbeidet"),
                                    ("after_work", "Etter utviklingsarbeidet"),
                                    ("challenges", "Utfordringer framover"),
                                ],
                                max_length=12,
                                verbose_name="slag",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=1, verbose_name="rekkefølge")),
                        ("title", models.CharField(blank=True, max_length=200, verbose_name="overskrift")),
                        ("text", models.TextField(blank=True, verbose_name="tekst")),
                        (
                            "source_line",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="linje i kilden"),
                        ),
                    ],
                    options={
                        "verbose_name": "tekst om tjenesteområde",
                        "verbose_name_plural": "tekster om tjenesteområder",
                        "ordering": ("-year", "area__order", "kind", "order", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("year", "area", "sector", "kind"), name="area_text_once_for_a_sector"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        (
                                            "introduction",
                                            "results",
                                            "before_work",
                                            "after_work",
                                            "challenges",
                                        ),
                                    )
                                ),
                                name="area_text_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                                name="area_text_year_sensible",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="DecisionComment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="indicators.decision",
                                verbose_name="vedtak",
                            ),
                        ),
                        (
                            "round_kind",
                            models.CharField(
                                choices=[
                                    ("t1", "1. tertial"),
                                    ("h1", "1. halvår"),
                                    ("t2", "2. tertial"),
                                    ("year_end", "Årsslutt"),
                                ],
                                default="year_end",
                                max_length=10,
                                verbose_name="runde",
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="kommentar")),
                    ],
                    options={
                        "verbose_name": "kommentar til vedtak",
                        "verbose_name_plural": "kommentarer til vedtak",
                        "ordering": ("decision", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("decision", "round_kind"), name="decision_comment_once_a_round"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("round_kind__in", ["t1", "h1", "t2", "year_end"])),
                                name="decision_comment_round_known",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="DevelopmentWork",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="development_work",
                                to="indicators.servicearea",
                                verbose_name="tjenesteområde",
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="development_work",
                                to="indicators.sector",
                                verbose_name="sektor eller stab",
                            ),
                        ),
                        (
                            "sector_assumed",
                            models.BooleanField(
                                default=False,
                                help_text="Kilden sier ikke hvem som er ansvarlig.",
                                verbose_name="sektor er antatt",
                            ),
                        ),
                        ("code", models.SlugField(max_length=60, verbose_name="kode")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        (
                            "planned",
                            models.TextField(
                                help_text="Teksten som den ble vedtatt med planen.", verbose_name="planlagt"
                            ),
                        ),
                        ("done", models.TextField(blank=True, verbose_name="gjennomføring")),
                        (
                            "state",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_started", "Ikke startet"),
                                    ("ongoing", "Pågår"),
                                    ("done", "Gjennomført"),
                                    ("postponed", "Utsatt"),
                                    ("ended", "Avsluttet"),
                                ],
                                max_length=12,
                                verbose_name="tilstand",
                            ),
                        ),
                        (
                            "responsible",
                            models.CharField(blank=True, max_length=200, verbose_name="ansvarlig"),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="development_work",
                                to="indicators.indicator",
                                verbose_name="indikator",
                            ),
                        ),
                        (
                            "carried_from",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="carried_to",
                                to="indicators.developmentwork",
                                verbose_name="videreført fra",
                            ),
                        ),
                        ("remark", models.TextField(blank=True, verbose_name="programmets merknad")),
                        (
                            "source_line",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="linje i kilden"),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                    ],
                    options={
                        "verbose_name": "utviklingsarbeid",
                        "verbose_name_plural": "utviklingsarbeid",
                        "ordering": ("-year", "area__order", "order", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("year", "code"), name="development_code_once_a_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        ("", "not_started", "ongoing", "done", "postponed", "ended"),
                                    )
                                ),
                                name="development_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("planned", ""), _negated=True),
                                name="development_says_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                                name="development_year_sensible",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="Digest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "subscription",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="digests",
                                to="indicators.subscription",
                                verbose_name="abonnement",
                            ),
                        ),
                        ("week", models.DateField(help_text="Mandagen i uken.", verbose_name="uke")),
                        ("day", models.DateField(verbose_name="dag")),
                        ("through", models.DateTimeField(verbose_name="til og med")),
                    ],
                    options={
                        "verbose_name": "sendt ukesoversikt",
                        "verbose_name_plural": "sendte ukesoversikter",
                        "ordering": ("-week", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("subscription", "week"), name="digest_once_a_week"
                            )
                        ],
                    },
                ),
                CreateModel(
                    name="Edition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "output",
                            models.CharField(
                                choices=[("arsmelding", "Årsmelding"), ("arsberetning", "Årsberetning")],
                                max_length=12,
                                verbose_name="rapport",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="utgave")),
                        ("title", models.CharField(max_length=200, verbose_name="tittel")),
                        (
                            "proposal",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="edition",
                                to="indicators.editionproposal",
                                verbose_name="forslag",
                            ),
                        ),
                        ("document", models.CharField(max_length=64, verbose_name="dokumentets kontrollsum")),
                        ("html", models.CharField(max_length=64, verbose_name="kontrollsum for HTML")),
                        ("pdf", models.CharField(max_length=64, verbose_name="kontrollsum for PDF")),
                        ("docx", models.CharField(max_length=64, verbose_name="kontrollsum for Word")),
                        ("why", models.TextField(blank=True, verbose_name="grunn til ny utgave")),
                        (
                            "approved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="godkjent av",
                            ),
                        ),
                        ("published_at", models.DateTimeField(verbose_name="publisert")),
                    ],
                    options={
                        "verbose_name": "utgave",
                        "verbose_name_plural": "utgaver",
                        "ordering": ("-year", "output", "-number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("year", "output", "number"), name="edition_number_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                                name="edition_year_sensible",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("output__in", ["arsmelding", "arsberetning"])),
                                name="edition_output_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("number__gte", 1)), name="edition_counts_from_one"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("number", 1), models.Q(("why", ""), _negated=True), _connector="OR"
                                ),
                                name="edition_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("document", ""), _negated=True),
                                    models.Q(("html", ""), _negated=True),
                                    models.Q(("pdf", ""), _negated=True),
                                    models.Q(("docx", ""), _negated=True),
                                ),
                                name="edition_has_files",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="Footnote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="footnotes",
                                to="indicators.servicearea",
                                verbose_name="tjenesteområde",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("code", models.SlugField(max_length=60, verbose_name="kode")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("printed", "Fotnote fra kilden"),
                                    ("remark", "Programmets merknad"),
                                ],
                                default="printed",
                                max_length=10,
                                verbose_name="slag",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        ("text", models.TextField(verbose_name="tekst")),
                        (
                            "source_line",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="linje i kilden"),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                    ],
                    options={
                        "verbose_name": "fotnote",
                        "verbose_name_plural": "fotnoter",
                        "ordering": ("-year", "area__order", "order", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("year", "code"), name="footnote_code_once_a_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ("printed", "remark"))),
                                name="footnote_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="footnote_says_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                                name="footnote_year_sensible",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="GoalAssessment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assessments",
                                to="indicators.goal",
                                verbose_name="overordnet mål",
                            ),
                        ),
                        (
                            "round_kind",
                            models.CharField(
                                choices=[
                                    ("t1", "1. tertial"),
                                    ("h1", "1. halvår"),
                                    ("t2", "2. tertial"),
                                    ("year_end", "Årsslutt"),
                                ],
                                default="year_end",
                                max_length=10,
                                verbose_name="runde",
                            ),
                        ),
                        ("level", models.CharField(blank=True, max_length=60, verbose_name="vurdering")),
                        ("text", models.TextField(blank=True, verbose_name="begrunnelse")),
                        (
                            "assessed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="goal_assessments",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="vurdert av",
                            ),
                        ),
                        ("assessed_at", models.DateTimeField(verbose_name="vurdert")),
                    ],
                    options={
                        "verbose_name": "vurdering av mål",
                        "verbose_name_plural": "vurderinger av mål",
                        "ordering": ("goal", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("goal", "round_kind"), name="goal_assessed_once_a_round"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("round_kind__in", ["t1", "h1", "t2", "year_end"])),
                                name="goal_assessment_round_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("level", ""), ("text", "")),
                                    models.Q(
                                        models.Q(("level", ""), _negated=True),
                                        models.Q(("text", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="goal_assessment_has_reason",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="Heading",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="headings",
                                to="indicators.servicearea",
                                verbose_name="tjenesteområde",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("code", models.SlugField(max_length=60, verbose_name="kode")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        (
                            "title",
                            models.CharField(
                                blank=True, db_collation="nb_no", max_length=200, verbose_name="tittel"
                            ),
                        ),
                        (
                            "printed_title",
                            models.CharField(blank=True, max_length=300, verbose_name="tittel som trykt"),
                        ),
                        (
                            "functions",
                            models.ManyToManyField(
                                blank=True,
                                related_name="headings",
                                to="indicators.functioncode",
                                verbose_name="KOSTRA-funksjoner",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "overskrift",
                        "verbose_name_plural": "overskrifter",
                        "ordering": ("-year", "area__order", "order", "id"),
                        "constraints": [
                            models.UniqueConstraint(fields=("year", "code"), name="heading_code_once_a_year"),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                                name="heading_year_sensible",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="HistoricalAreaName",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("from_year", models.PositiveSmallIntegerField(verbose_name="fra og med år")),
                        ("until_year", models.PositiveSmallIntegerField(verbose_name="til og med år")),
                        ("name", models.CharField(max_length=120, verbose_name="navn")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        (
                            "number",
                            models.CharField(
                                max_length=10,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^\\d+(\\.\\d+)*$", "Skriv nummeret som 6.4."
                                    )
                                ],
                                verbose_name="nummer",
                            ),
                        ),
                        ("history_change_reason", models.TextField()),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.servicearea",
                                verbose_name="tjenesteområde",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical tidligere navn på tjenesteområde",
                        "verbose_name_plural": "historical tidligere navn på tjenesteområder",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalAreaText",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("introduction", "Innledning"),
                                    ("results", "Om mål og resultater"),
                                    ("before_work", "Før utviklingsarbeidet"),
                                    ("after_work", "Etter utviklingsarbeidet"),
                                    ("challenges", "Utfordringer framover"),
                                ],
                                max_length=12,
                                verbose_name="slag",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=1, verbose_name="rekkefølge")),
                        ("title", models.CharField(blank=True, max_length=200, verbose_name="overskrift")),
                        ("text", models.TextField(blank=True, verbose_name="tekst")),
                        (
                            "source_line",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="linje i kilden"),
                        ),
                        ("history_change_reason", models.TextField()),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.servicearea",
                                verbose_name="tjenesteområde",
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.sector",
                                verbose_name="sektor eller stab",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical tekst om tjenesteområde",
                        "verbose_name_plural": "historical tekster om tjenesteområder",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalDecision",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "sector_assumed",
                            models.BooleanField(
                                default=False,
                                help_text="Kilden sier ikke hvem som er ansvarlig.",
                                verbose_name="sektor er antatt",
                            ),
                        ),
                        (
                            "sector_reason",
                            models.TextField(blank=True, verbose_name="hvorfor denne sektoren"),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        (
                            "deadline_text",
                            models.CharField(
                                blank=True,
                                help_text="F.eks. 31.01.2026, oktober 2026 eller 2026.",
                                max_length=120,
                                verbose_name="frist",
                            ),
                        ),
                        (
                            "deadline",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="fristens siste dag"
                            ),
                        ),
                        (
                            "closed_text",
                            models.CharField(
                                blank=True,
                                help_text="Dagen saken ble lukket, f.eks. 01.09.2026.",
                                max_length=120,
                                verbose_name="lukket",
                            ),
                        ),
                        (
                            "closed_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="lukket senest"
                            ),
                        ),
                        ("remark", models.TextField(blank=True, verbose_name="programmets merknad")),
                        (
                            "source_line",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="linje i kilden"),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("budget", "Budsjettpunkt"),
                                    ("verbal", "Verbalforslag"),
                                    ("earlier", "Tidligere vedtak"),
                                ],
                                default="earlier",
                                max_length=8,
                                verbose_name="slag",
                            ),
                        ),
                        (
                            "point",
                            models.CharField(
                                blank=True, help_text="F.eks. Pkt. 3.", max_length=40, verbose_name="punkt"
                            ),
                        ),
                        (
                            "cases",
                            models.TextField(
                                blank=True,
                                help_text="Nummer og dato, én eller flere: KS 162/18 13.12.18.",
                                verbose_name="saker",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="vedtaket slik det ble gjort")),
                        (
                            "responsible",
                            models.CharField(blank=True, max_length=200, verbose_name="ansvarlig"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Under arbeid"),
                                    ("waiting", "Avventer"),
                                    ("done", "Gjennomført"),
                                    ("ended", "Avsluttet"),
                                ],
                                default="open",
                                max_length=8,
                                verbose_name="tilstand",
                            ),
                        ),
                        ("history_change_reason", models.TextField()),
                        (
                            "origin",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.decision",
                                verbose_name="første gang rapportert",
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.sector",
                                verbose_name="sektor eller stab",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical vedtak",
                        "verbose_name_plural": "historical vedtak",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalDecisionComment",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "round_kind",
                            models.CharField(
                                choices=[
                                    ("t1", "1. tertial"),
                                    ("h1", "1. halvår"),
                                    ("t2", "2. tertial"),
                                    ("year_end", "Årsslutt"),
                                ],
                                default="year_end",
                                max_length=10,
                                verbose_name="runde",
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="kommentar")),
                        ("history_change_reason", models.TextField()),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.decision",
                                verbose_name="vedtak",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical kommentar til vedtak",
                        "verbose_name_plural": "historical kommentarer til vedtak",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalDigest",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("week", models.DateField(help_text="Mandagen i uken.", verbose_name="uke")),
                        ("day", models.DateField(verbose_name="dag")),
                        ("through", models.DateTimeField(verbose_name="til og med")),
                        ("history_change_reason", models.TextField()),
                        (
                            "subscription",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.subscription",
                                verbose_name="abonnement",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical sendt ukesoversikt",
                        "verbose_name_plural": "historical sendte ukesoversikter",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalEdition",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "output",
                            models.CharField(
                                choices=[("arsmelding", "Årsmelding"), ("arsberetning", "Årsberetning")],
                                max_length=12,
                                verbose_name="rapport",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="utgave")),
                        ("title", models.CharField(max_length=200, verbose_name="tittel")),
                        ("document", models.CharField(max_length=64, verbose_name="dokumentets kontrollsum")),
                        ("html", models.CharField(max_length=64, verbose_name="kontrollsum for HTML")),
                        ("pdf", models.CharField(max_length=64, verbose_name="kontrollsum for PDF")),
                        ("docx", models.CharField(max_length=64, verbose_name="kontrollsum for Word")),
                        ("why", models.TextField(blank=True, verbose_name="grunn til ny utgave")),
                        ("published_at", models.DateTimeField(verbose_name="publisert")),
                        ("history_change_reason", models.TextField()),
                        (
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.editionproposal",
                                verbose_name="forslag",
                            ),
                        ),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="godkjent av",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical utgave",
                        "verbose_name_plural": "historical utgaver",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalFootnote",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("code", models.SlugField(max_length=60, verbose_name="kode")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("printed", "Fotnote fra kilden"),
                                    ("remark", "Programmets merknad"),
                                ],
                                default="printed",
                                max_length=10,
                                verbose_name="slag",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        ("text", models.TextField(verbose_name="tekst")),
                        (
                            "source_line",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="linje i kilden"),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                        ("history_change_reason", models.TextField()),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.servicearea",
                                verbose_name="tjenesteområde",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical fotnote",
                        "verbose_name_plural": "historical fotnoter",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalGoal",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "code",
                            models.CharField(
                                help_text="Slik planen trykker det, f.eks. 1.2.",
                                max_length=20,
                                verbose_name="nummer",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="mål")),
                        (
                            "responsible",
                            models.CharField(blank=True, max_length=200, verbose_name="ansvarlig"),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        (
                            "case",
                            models.CharField(
                                blank=True,
                                help_text="F.eks. KS-sak 145/24.",
                                max_length=80,
                                verbose_name="sak",
                            ),
                        ),
                        (
                            "source_line",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="linje i kilden"),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                        ("history_change_reason", models.TextField()),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.goal",
                                verbose_name="under målet",
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Tom når målet er hele kommunens.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.sector",
                                verbose_name="sektor eller stab",
                            ),
                        ),
                        (
                            "carried_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.goal",
                                verbose_name="ført videre fra",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical overordnet mål",
                        "verbose_name_plural": "historical overordnede mål",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalGoalAssessment",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "round_kind",
                            models.CharField(
                                choices=[
                                    ("t1", "1. tertial"),
                                    ("h1", "1. halvår"),
                                    ("t2", "2. tertial"),
                                    ("year_end", "Årsslutt"),
                                ],
                                default="year_end",
                                max_length=10,
                                verbose_name="runde",
                            ),
                        ),
                        ("level", models.CharField(blank=True, max_length=60, verbose_name="vurdering")),
                        ("text", models.TextField(blank=True, verbose_name="begrunnelse")),
                        ("assessed_at", models.DateTimeField(verbose_name="vurdert")),
                        ("history_change_reason", models.TextField()),
                        (
                            "goal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.goal",
                                verbose_name="overordnet mål",
                            ),
                        ),
                        (
                            "assessed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="vurdert av",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical vurdering av mål",
                        "verbose_name_plural": "historical vurderinger av mål",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalHeading",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("code", models.SlugField(max_length=60, verbose_name="kode")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        ("title", models.CharField(blank=True, max_length=200, verbose_name="tittel")),
                        (
                            "printed_title",
                            models.CharField(blank=True, max_length=300, verbose_name="tittel som trykt"),
                        ),
                        ("history_change_reason", models.TextField()),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.servicearea",
                                verbose_name="tjenesteområde",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical overskrift",
                        "verbose_name_plural": "historical overskrifter",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalMembership_indicators",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.membership",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.indicator",
                            ),
                        ),
                        (
                            "history",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="indicators.historicalmembership",
                            ),
                        ),
                        ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                    ],
                    options={
                        "verbose_name": "HistoricalMembership_indicators",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalReminder",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("day", models.DateField(verbose_name="dag")),
                        (
                            "days",
                            models.SmallIntegerField(
                                blank=True, null=True, verbose_name="dager etter fristen"
                            ),
                        ),
                        ("history_change_reason", models.TextField()),
                        (
                            "submission",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.submission",
                                verbose_name="innsending",
                            ),
                        ),
                        (
                            "to",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="til",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical påminnelse",
                        "verbose_name_plural": "historical påminnelser",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalReopeningRequest",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("reason", models.TextField(verbose_name="hvorfor")),
                        ("asked_at", models.DateTimeField(verbose_name="spurt")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Venter på svar"),
                                    ("granted", "Gjenåpnet"),
                                    ("declined", "Avslått"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="tilstand",
                            ),
                        ),
                        ("answer", models.TextField(blank=True, verbose_name="svar")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="besvart")),
                        ("history_change_reason", models.TextField()),
                        (
                            "submission",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.submission",
                                verbose_name="innsending",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="spurt av",
                            ),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="besvart av",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical spørsmål om gjenåpning",
                        "verbose_name_plural": "historical spørsmål om gjenåpning",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalResultComment",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("code", models.SlugField(max_length=60, verbose_name="kode")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        ("title", models.CharField(blank=True, max_length=200, verbose_name="overskrift")),
                        ("text", models.TextField(verbose_name="tekst")),
                        (
                            "source_line",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="linje i kilden"),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                        ("history_change_reason", models.TextField()),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.servicearea",
                                verbose_name="tjenesteområde",
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.sector",
                                verbose_name="skrevet av",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical resultatkommentar",
                        "verbose_name_plural": "historical resultatkommentarer",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalServiceArea",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "number",
                            models.CharField(
                                db_index=True,
                                help_text="Nummeret i årsmeldingen, f.eks. 6.4.",
                                max_length=10,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^\\d+(\\.\\d+)*$", "Skriv nummeret som 6.4."
                                    )
                                ],
                                verbose_name="nummer",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="navn")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        ("valid_from", models.DateField(blank=True, null=True, verbose_name="gjelder fra")),
                        (
                            "valid_to",
                            models.DateField(blank=True, null=True, verbose_name="gjelder til og med"),
                        ),
                        ("history_change_reason", models.TextField()),
                        (
                            "successor",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.servicearea",
                                verbose_name="gikk over i",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical tjenesteområde",
                        "verbose_name_plural": "historical tjenesteområder",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalSupervision",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "sector_assumed",
                            models.BooleanField(
                                default=False,
                                help_text="Kilden sier ikke hvem som er ansvarlig.",
                                verbose_name="sektor er antatt",
                            ),
                        ),
                        (
                            "sector_reason",
                            models.TextField(blank=True, verbose_name="hvorfor denne sektoren"),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        (
                            "deadline_text",
                            models.CharField(
                                blank=True,
                                help_text="F.eks. 31.01.2026, oktober 2026 eller 2026.",
                                max_length=120,
                                verbose_name="frist",
                            ),
                        ),
                        (
                            "deadline",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="fristens siste dag"
                            ),
                        ),
                        (
                            "closed_text",
                            models.CharField(
                                blank=True,
                                help_text="Dagen saken ble lukket, f.eks. 01.09.2026.",
                                max_length=120,
                                verbose_name="lukket",
                            ),
                        ),
                        (
                            "closed_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="lukket senest"
                            ),
                        ),
                        ("remark", models.TextField(blank=True, verbose_name="programmets merknad")),
                        (
                            "source_line",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="linje i kilden"),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("supervision", "Tilsyn"), ("audit", "Forvaltningsrevisjon")],
                                default="supervision",
                                max_length=12,
                                verbose_name="slag",
                            ),
                        ),
                        (
                            "authority",
                            models.CharField(
                                help_text="F.eks. Statsforvalteren i Innlandet.",
                                max_length=200,
                                verbose_name="tilsynsmyndighet",
                            ),
                        ),
                        ("service", models.TextField(verbose_name="tjeneste eller hva tilsynet gjaldt")),
                        (
                            "opened_text",
                            models.CharField(
                                blank=True,
                                help_text="F.eks. 26.02.2026.",
                                max_length=120,
                                verbose_name="åpnet",
                            ),
                        ),
                        (
                            "opened_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="åpnet senest"
                            ),
                        ),
                        (
                            "finding_kind",
                            models.CharField(
                                choices=[
                                    ("deviation", "Avvik"),
                                    ("order", "Pålegg"),
                                    ("remark", "Merknad"),
                                    ("none", "Ikke avgjort"),
                                ],
                                default="none",
                                max_length=10,
                                verbose_name="avvik, pålegg eller merknad",
                            ),
                        ),
                        ("finding", models.TextField(blank=True, verbose_name="hva som ble funnet")),
                        ("measure", models.TextField(blank=True, verbose_name="tiltak og status")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "Åpen"), ("closed", "Lukket")],
                                default="open",
                                max_length=8,
                                verbose_name="tilstand",
                            ),
                        ),
                        ("history_change_reason", models.TextField()),
                        (
                            "origin",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.supervision",
                                verbose_name="første gang rapportert",
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.sector",
                                verbose_name="sektor eller stab",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical tilsyn",
                        "verbose_name_plural": "historical tilsyn",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="Reminder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "submission",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reminders",
                                to="indicators.submission",
                                verbose_name="innsending",
                            ),
                        ),
                        (
                            "to",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="til",
                            ),
                        ),
                        ("day", models.DateField(verbose_name="dag")),
                        (
                            "days",
                            models.SmallIntegerField(
                                blank=True, null=True, verbose_name="dager etter fristen"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "påminnelse",
                        "verbose_name_plural": "påminnelser",
                        "ordering": ("-day", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("days__isnull", False)),
                                fields=("submission", "to", "days"),
                                name="reminder_once_for_a_day_of_the_rhythm",
                            )
                        ],
                    },
                ),
                CreateModel(
                    name="ReopeningRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "submission",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requests",
                                to="indicators.submission",
                                verbose_name="innsending",
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="hvorfor")),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="spurt av",
                            ),
                        ),
                        ("asked_at", models.DateTimeField(verbose_name="spurt")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Venter på svar"),
                                    ("granted", "Gjenåpnet"),
                                    ("declined", "Avslått"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="tilstand",
                            ),
                        ),
                        ("answer", models.TextField(blank=True, verbose_name="svar")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="besvart av",
                            ),
                        ),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="besvart")),
                    ],
                    options={
                        "verbose_name": "spørsmål om gjenåpning",
                        "verbose_name_plural": "spørsmål om gjenåpning",
                        "ordering": ("-asked_at", "-id"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "open")),
                                fields=("submission",),
                                name="reopening_asked_once_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ("open", "granted", "declined"))),
                                name="reopening_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="reopening_says_why"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answer", ""),
                                        ("answered_at__isnull", True),
                                        ("answered_by__isnull", True),
                                        ("state", "open"),
                                    ),
                                    models.Q(
                                        models.Q(("state", "open"), _negated=True),
                                        models.Q(("answer", ""), _negated=True),
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="reopening_answered_by_somebody",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="ResultComment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="indicators.servicearea",
                                verbose_name="tjenesteområde",
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="indicators.sector",
                                verbose_name="skrevet av",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("code", models.SlugField(max_length=60, verbose_name="kode")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        ("title", models.CharField(blank=True, max_length=200, verbose_name="overskrift")),
                        ("text", models.TextField(verbose_name="tekst")),
                        (
                            "source_line",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="linje i kilden"),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                        (
                            "indicators",
                            models.ManyToManyField(
                                blank=True,
                                related_name="comments",
                                to="indicators.indicator",
                                verbose_name="handler om",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "resultatkommentar",
                        "verbose_name_plural": "resultatkommentarer",
                        "ordering": ("-year", "area__order", "order", "id"),
                        "constraints": [
                            models.UniqueConstraint(fields=("year", "code"), name="comment_code_once_a_year"),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="comment_says_something"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                                name="comment_year_sensible",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="EditionHandling",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "edition",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="handling",
                                to="indicators.edition",
                                verbose_name="utgave",
                            ),
                        ),
                        ("submitted_on", models.DateField(blank=True, null=True, verbose_name="avgitt")),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="vedtatt")),
                        ("adopted_case", models.CharField(blank=True, max_length=60, verbose_name="sak")),
                    ],
                    options={
                        "verbose_name": "behandling av utgave",
                        "verbose_name_plural": "behandling av utgaver",
                        "ordering": ("edition",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("adopted_on__isnull", True),
                                    ("submitted_on__isnull", True),
                                    ("adopted_on__gte", models.F("submitted_on")),
                                    _connector="OR",
                                ),
                                name="handling_days_in_order",
                                violation_error_message="Rapporten kan ikke være vedtatt før den er avgitt.",
                            )
                        ],
                    },
                ),
                CreateModel(
                    name="HistoricalDevelopmentWork",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "sector_assumed",
                            models.BooleanField(
                                default=False,
                                help_text="Kilden sier ikke hvem som er ansvarlig.",
                                verbose_name="sektor er antatt",
                            ),
                        ),
                        ("code", models.SlugField(max_length=60, verbose_name="kode")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        (
                            "planned",
                            models.TextField(
                                help_text="Teksten som den ble vedtatt med planen.", verbose_name="planlagt"
                            ),
                        ),
                        ("done", models.TextField(blank=True, verbose_name="gjennomføring")),
                        (
                            "state",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_started", "Ikke startet"),
                                    ("ongoing", "Pågår"),
                                    ("done", "Gjennomført"),
                                    ("postponed", "Utsatt"),
                                    ("ended", "Avsluttet"),
                                ],
                                max_length=12,
                                verbose_name="tilstand",
                            ),
                        ),
                        (
                            "responsible",
                            models.CharField(blank=True, max_length=200, verbose_name="ansvarlig"),
                        ),
                        ("remark", models.TextField(blank=True, verbose_name="programmets merknad")),
                        (
                            "source_line",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="linje i kilden"),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                        ("history_change_reason", models.TextField()),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.servicearea",
                                verbose_name="tjenesteområde",
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.sector",
                                verbose_name="sektor eller stab",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.indicator",
                                verbose_name="indikator",
                            ),
                        ),
                        (
                            "carried_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.developmentwork",
                                verbose_name="videreført fra",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical utviklingsarbeid",
                        "verbose_name_plural": "historical utviklingsarbeid",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalEditionHandling",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("submitted_on", models.DateField(blank=True, null=True, verbose_name="avgitt")),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="vedtatt")),
                        ("adopted_case", models.CharField(blank=True, max_length=60, verbose_name="sak")),
                        ("history_change_reason", models.TextField()),
                        (
                            "edition",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.edition",
                                verbose_name="utgave",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical behandling av utgave",
                        "verbose_name_plural": "historical behandling av utgaver",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalHeading_functions",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "heading",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.heading",
                            ),
                        ),
                        (
                            "functioncode",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.functioncode",
                            ),
                        ),
                        (
                            "history",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="indicators.historicalheading",
                            ),
                        ),
                        ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                    ],
                    options={
                        "verbose_name": "HistoricalHeading_functions",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalResultComment_indicators",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "resultcomment",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.resultcomment",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.indicator",
                            ),
                        ),
                        (
                            "history",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="indicators.historicalresultcomment",
                            ),
                        ),
                        ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                    ],
                    options={
                        "verbose_name": "HistoricalResultComment_indicators",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalServiceArea_sectors",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "servicearea",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.servicearea",
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.sector",
                            ),
                        ),
                        (
                            "history",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="indicators.historicalservicearea",
                            ),
                        ),
                        ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                    ],
                    options={
                        "verbose_name": "HistoricalServiceArea_sectors",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="ScorecardLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="indicators.indicator",
                                verbose_name="indikator",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="indicators.servicearea",
                                verbose_name="tjenesteområde",
                            ),
                        ),
                        (
                            "heading",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="indicators.heading",
                                verbose_name="overskrift",
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="indicators.goal",
                                verbose_name="mål over indikatoren",
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="indicators.sector",
                                verbose_name="ansvarlig sektor eller stab",
                            ),
                        ),
                        (
                            "sector_assumed",
                            models.BooleanField(
                                default=False,
                                help_text="Kilden sier ikke hvem som er ansvarlig.",
                                verbose_name="sektoren er antatt",
                            ),
                        ),
                        (
                            "sector_reason",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="grunn til sektorvalget"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge i kortet")),
                        (
                            "name",
                            models.TextField(
                                db_collation="nb_no",
                                help_text="Slik den står i målekortet.",
                                verbose_name="ordlyd",
                            ),
                        ),
                        (
                            "short_name",
                            models.CharField(
                                db_collation="nb_no",
                                help_text="Til lister og figurer.",
                                max_length=60,
                                verbose_name="kort navn",
                            ),
                        ),
                        (
                            "direction",
                            models.CharField(
                                choices=[
                                    ("higher", "Høyere er bedre"),
                                    ("lower", "Lavere er bedre"),
                                    ("exact", "Nøyaktig"),
                                ],
                                max_length=10,
                                verbose_name="retning",
                            ),
                        ),
                        (
                            "direction_reason",
                            models.CharField(blank=True, max_length=500, verbose_name="grunn til retningen"),
                        ),
                        (
                            "value_kind",
                            models.CharField(
                                choices=[
                                    ("number", "Tall"),
                                    ("percent", "Prosent"),
                                    ("score", "Skår på en skala"),
                                    ("share", "Andel, k av n"),
                                    ("yes_no", "Ja eller nei"),
                                    ("date", "Dato, en frist"),
                                    ("level", "Nivå, en liste av ord"),
                                ],
                                default="number",
                                max_length=10,
                                verbose_name="slags tall",
                            ),
                        ),
                        (
                            "unit",
                            models.CharField(
                                blank=True,
                                help_text="F.eks. %, dager, kr per m². Tom når tallet teller.",
                                max_length=40,
                                verbose_name="enhet",
                            ),
                        ),
                        (
                            "levels",
                            models.TextField(
                                blank=True,
                                help_text="Ordene fra dårligst til best, med semikolon mellom. F.eks. ikke; delvis; helt.",
                                verbose_name="nivåer",
                            ),
                        ),
                        (
                            "statutory",
                            models.BooleanField(
                                default=False,
                                help_text="Måler en plikt som står i lov eller forskrift.",
                                verbose_name="lovpålagt",
                            ),
                        ),
                        (
                            "scale_low",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=9,
                                null=True,
                                verbose_name="skala fra",
                            ),
                        ),
                        (
                            "scale_high",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=9,
                                null=True,
                                verbose_name="skala til",
                            ),
                        ),
                        ("decimals", models.PositiveSmallIntegerField(default=0, verbose_name="desimaler")),
                        (
                            "aggregation",
                            models.CharField(
                                choices=[
                                    ("last", "Siste tall gjelder"),
                                    ("sum", "Summen gjelder"),
                                    ("mean", "Gjennomsnittet gjelder"),
                                    ("all", "Alle må holde målet"),
                                ],
                                default="last",
                                max_length=10,
                                verbose_name="slik blir årets tall til",
                            ),
                        ),
                        (
                            "tolerance",
                            models.DecimalField(
                                blank=True,
                                decimal_places=6,
                                help_text="Et avvik innenfor toleransen kalles «nesten nådd», eller det planen kaller det, og teller som ikke nådd. I målets enhet, eller i prosent av målet.",
                                max_digits=18,
                                null=True,
                                verbose_name="toleranse",
                            ),
                        ),
                        (
                            "tolerance_share",
                            models.BooleanField(
                                default=False,
                                help_text="Av: toleransen er i målets enhet. På: 10 er en tidel av målet, hva målet enn er.",
                                verbose_name="toleransen er i prosent av målet",
                            ),
                        ),
                        (
                            "frequency",
                            models.CharField(
                                choices=[
                                    ("year", "Hvert år"),
                                    ("half", "Hvert halvår"),
                                    ("tertial", "Hvert tertial"),
                                    ("quarter", "Hvert kvartal"),
                                    ("month", "Hver måned"),
                                    ("second_year", "Annethvert år"),
                                ],
                                default="year",
                                max_length=12,
                                verbose_name="rapporteres",
                            ),
                        ),
                        (
                            "planned",
                            models.BooleanField(
                                default=True,
                                help_text="Av når indikatoren ikke måles dette året.",
                                verbose_name="tall ventes i år",
                            ),
                        ),
                        (
                            "on_card",
                            models.BooleanField(
                                default=True,
                                help_text="Av for tallserier som bare står i teksten.",
                                verbose_name="står i målekortet",
                            ),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                        (
                            "carried_from",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="carried_to",
                                to="indicators.scorecardline",
                                verbose_name="ført videre fra",
                            ),
                        ),
                        (
                            "source_line",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="Linjenummeret i årsmeldingens tekst.",
                                null=True,
                                verbose_name="linje i kilden",
                            ),
                        ),
                        (
                            "series_break",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "ingen"),
                                    ("merged", "slått sammen med en annen"),
                                    ("split", "delt"),
                                ],
                                editable=False,
                                max_length=10,
                                verbose_name="brudd i serien",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "målekortlinje",
                        "verbose_name_plural": "målekortlinjer",
                        "ordering": ("-year", "area__order", "order", "id"),
                        "constraints": [
                            models.UniqueConstraint(fields=("indicator", "year"), name="line_once_a_year"),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                                name="line_year_sensible",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("direction__in", ["higher", "lower", "exact"])),
                                name="line_direction_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "value_kind__in",
                                        ["number", "percent", "score", "share", "yes_no", "date", "level"],
                                    )
                                ),
                                name="line_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("aggregation__in", ["last", "sum", "mean", "all"])),
                                name="line_aggregation_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "frequency__in",
                                        ["year", "half", "tertial", "quarter", "month", "second_year"],
                                    )
                                ),
                                name="line_frequency_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("scale_high__isnull", True), ("scale_low__isnull", True)),
                                    ("scale_low__lt", models.F("scale_high")),
                                    _connector="OR",
                                ),
                                name="line_scale_whole",
                                violation_error_message="Skalaen må ha både et lavt og et høyere tall, eller ingen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("value_kind", "level"), _negated=True),
                                    models.Q(("levels", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="line_levels_named",
                                violation_error_message="En linje med nivåer må si hvilke nivåene er.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("decimals__lte", 6)), name="line_decimals_sensible"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("tolerance__isnull", True), ("tolerance__gte", 0), _connector="OR"
                                ),
                                name="line_tolerance_not_negative",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("tolerance_share", False),
                                    models.Q(
                                        ("tolerance__isnull", False),
                                        ("tolerance__lte", 100),
                                        ("value_kind__in", ("number", "percent", "score", "share")),
                                    ),
                                    _connector="OR",
                                ),
                                name="line_tolerance_share_sensible",
                                violation_error_message="En toleranse i prosent av målet er et tall fra 0 til 100, og bare på linjer med tall.",
                            ),
                        ],
                        "indexes": [
                            models.Index(fields=["year", "on_card", "area", "order"], name="line_card_order"),
                            models.Index(fields=["indicator", "-year"], name="line_latest_first"),
                        ],
                    },
                ),
                CreateModel(
                    name="Action",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                help_text="Linjen i det året tiltaket ble lovet.",
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="indicators.scorecardline",
                                verbose_name="målekortlinje",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="tiltak")),
                        ("responsible", models.CharField(max_length=120, verbose_name="ansvarlig")),
                        ("due", models.DateField(verbose_name="frist")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planlagt"),
                                    ("under_way", "I gang"),
                                    ("done", "Gjennomført"),
                                    ("dropped", "Droppet"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="tilstand",
                            ),
                        ),
                        ("outcome", models.TextField(blank=True, verbose_name="hvordan det gikk")),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                    ],
                    options={
                        "verbose_name": "tiltak",
                        "verbose_name_plural": "tiltak",
                        "ordering": ("due", "id"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="action_says_something"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("responsible", ""), _negated=True),
                                name="action_has_responsible",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ("planned", "under_way", "done", "dropped"))
                                ),
                                name="action_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "dropped"), _negated=True),
                                    models.Q(("outcome", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="action_dropped_says_why",
                                violation_error_message="Skriv hvorfor tiltaket ble droppet.",
                            ),
                        ],
                        "indexes": [models.Index(fields=["state", "due"], name="action_open_by_due")],
                    },
                ),
                CreateModel(
                    name="AdoptedTarget",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("written", models.TextField(blank=True, verbose_name="slik det er skrevet")),
                        ("kind", models.CharField(editable=False, max_length=20)),
                        ("comparator", models.CharField(blank=True, editable=False, max_length=1)),
                        ("implied", models.BooleanField(default=False, editable=False)),
                        (
                            "value",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("value_decimals", models.PositiveSmallIntegerField(editable=False, null=True)),
                        (
                            "upper",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("upper_decimals", models.PositiveSmallIntegerField(editable=False, null=True)),
                        (
                            "numerator",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        (
                            "denominator",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("scope", models.CharField(blank=True, editable=False, max_length=20)),
                        ("sense", models.CharField(blank=True, editable=False, max_length=10)),
                        ("reason", models.CharField(blank=True, editable=False, max_length=20)),
                        ("unit", models.CharField(blank=True, editable=False, max_length=60)),
                        ("text", models.TextField(blank=True, editable=False)),
                        ("problem", models.CharField(blank=True, editable=False, max_length=20)),
                        ("day", models.DateField(editable=False, null=True)),
                        ("first_day", models.DateField(editable=False, null=True)),
                        ("carried_out", models.BooleanField(default=False, editable=False)),
                        ("level", models.CharField(blank=True, editable=False, max_length=60)),
                        (
                            "line",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adopted_target",
                                to="indicators.scorecardline",
                                verbose_name="målekortlinje",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vedtatt mål",
                        "verbose_name_plural": "vedtatte mål",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind", ""), _negated=True), name="adopted_kind_set"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("comparator__in", ("", "≥", "≤", ">", "<", "="))),
                                name="adopted_comparator_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("denominator__isnull", True), ("denominator__gt", 0), _connector="OR"
                                ),
                                name="adopted_share_of_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("value__isnull", True), ("value_decimals__isnull", True)),
                                    models.Q(
                                        ("value__isnull", False),
                                        ("value_decimals__isnull", False),
                                        ("value_decimals__lte", 6),
                                    ),
                                    _connector="OR",
                                ),
                                name="adopted_value_has_digits",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("day__isnull", False), ("kind", "date")),
                                    models.Q(
                                        models.Q(("kind", "date"), _negated=True), ("day__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="adopted_date_has_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_day__isnull", True),
                                    ("first_day__lte", models.F("day")),
                                    _connector="OR",
                                ),
                                name="adopted_days_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "level"), models.Q(("level", ""), _negated=True)),
                                    models.Q(models.Q(("kind", "level"), _negated=True), ("level", "")),
                                    _connector="OR",
                                ),
                                name="adopted_level_named",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="Benchmark",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="benchmarks",
                                to="indicators.scorecardline",
                                verbose_name="målekortlinje",
                            ),
                        ),
                        (
                            "scope",
                            models.CharField(
                                choices=[
                                    ("national", "Landssnitt"),
                                    ("county", "Fylkessnitt"),
                                    ("kostra_group", "KOSTRA-gruppe"),
                                    ("municipality", "En annen kommune"),
                                ],
                                max_length=20,
                                verbose_name="hvem",
                            ),
                        ),
                        (
                            "whose",
                            models.CharField(
                                blank=True,
                                help_text="Når det er en annen kommunes tall: hvilken.",
                                max_length=80,
                                verbose_name="kommune",
                            ),
                        ),
                        (
                            "written",
                            models.CharField(max_length=100, verbose_name="tall slik det er skrevet"),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=6,
                                editable=False,
                                max_digits=21,
                                null=True,
                                verbose_name="tall",
                            ),
                        ),
                        ("value_decimals", models.PositiveSmallIntegerField(default=0, editable=False)),
                        (
                            "edition",
                            models.CharField(
                                blank=True,
                                help_text="F.eks. KOSTRA, ureviderte tall.",
                                max_length=120,
                                verbose_name="utgave",
                            ),
                        ),
                        (
                            "published_on",
                            models.DateField(
                                blank=True,
                                help_text="Dagen tallet ble publisert.",
                                null=True,
                                verbose_name="utgaven kom",
                            ),
                        ),
                        (
                            "superseded",
                            models.BooleanField(default=False, editable=False, verbose_name="erstattet"),
                        ),
                        (
                            "follows",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="followed_by",
                                to="indicators.benchmark",
                                verbose_name="erstatter",
                            ),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="gjelder siden"),
                        ),
                    ],
                    options={
                        "verbose_name": "sammenligningstall",
                        "verbose_name_plural": "sammenligningstall",
                        "ordering": ("line", "scope", "whose", "superseded", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("superseded", False)),
                                fields=("line", "scope", "whose"),
                                name="benchmark_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("scope__in", ("national", "county", "kostra_group", "municipality"))
                                ),
                                name="benchmark_scope_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("scope", "municipality"), models.Q(("whose", ""), _negated=True)
                                    ),
                                    models.Q(
                                        models.Q(("scope", "municipality"), _negated=True), ("whose", "")
                                    ),
                                    _connector="OR",
                                ),
                                name="benchmark_of_somebody",
                                violation_error_message="Skriv hvilken kommune tallet gjelder, og bare da.",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="Correction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to="indicators.scorecardline",
                                verbose_name="målekortlinje",
                            ),
                        ),
                        (
                            "period_kind",
                            models.CharField(
                                choices=[
                                    ("year", "året"),
                                    ("half", "halvår"),
                                    ("tertial", "tertial"),
                                    ("quarter", "kvartal"),
                                    ("month", "måned"),
                                ],
                                default="year",
                                max_length=10,
                                verbose_name="periode",
                            ),
                        ),
                        ("period_number", models.PositiveSmallIntegerField(default=1, verbose_name="nummer")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Åpent for retting"),
                                    ("corrected", "Rettet"),
                                    ("locked", "Låst igjen uten endring"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="tilstand",
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="grunn")),
                        (
                            "opened_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="åpnet av",
                            ),
                        ),
                        ("opened_at", models.DateTimeField(verbose_name="åpnet")),
                        ("before", models.TextField(blank=True, verbose_name="tallet før")),
                        ("after", models.TextField(blank=True, verbose_name="tallet etter")),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="låst av",
                            ),
                        ),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="låst")),
                    ],
                    options={
                        "verbose_name": "retting",
                        "verbose_name_plural": "rettinger",
                        "ordering": ("line", "opened_at", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "open")),
                                fields=("line", "period_kind", "period_number"),
                                name="correction_one_open",
                                violation_error_message="Tallet er åpnet for retting fra før.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ("open", "corrected", "locked"))),
                                name="correction_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("period_kind__in", ("year", "half", "tertial", "quarter", "month"))
                                ),
                                name="correction_period_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="correction_says_why"
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="Deviation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "line",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deviation",
                                to="indicators.scorecardline",
                                verbose_name="målekortlinje",
                            ),
                        ),
                        (
                            "cause",
                            models.TextField(
                                blank=True,
                                help_text="Hvorfor målet ikke ble nådd, eller hvorfor tallet mangler.",
                                verbose_name="årsak",
                            ),
                        ),
                        (
                            "why_no_figure",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_held", "Undersøkelsen eller målingen ble ikke gjennomført"),
                                    ("no_source", "Kilden har ikke publisert tallet"),
                                    ("too_few", "For få svar til å vise tall"),
                                    ("no_system", "Systemet kan ikke gi tallet"),
                                    ("changed", "Målemetoden er endret"),
                                    ("other", "Annet"),
                                ],
                                max_length=10,
                                verbose_name="hvorfor tallet mangler",
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(
                                blank=True,
                                help_text="Saksnummer i arkivet eller en lenke som begynner med https://.",
                                max_length=300,
                                verbose_name="dokumentasjon",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "avviksforklaring",
                        "verbose_name_plural": "avviksforklaringer",
                        "ordering": ("line",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "why_no_figure__in",
                                        (
                                            "",
                                            "not_held",
                                            "no_source",
                                            "too_few",
                                            "no_system",
                                            "changed",
                                            "other",
                                        ),
                                    )
                                ),
                                name="deviation_reason_known",
                            )
                        ],
                    },
                ),
                CreateModel(
                    name="FootnoteCell",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "footnote",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cells",
                                to="indicators.footnote",
                                verbose_name="fotnote",
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="footnote_cells",
                                to="indicators.scorecardline",
                                verbose_name="målekortlinje",
                            ),
                        ),
                        (
                            "cell",
                            models.CharField(
                                choices=[
                                    ("name", "indikator"),
                                    ("result", "resultat"),
                                    ("target", "mål"),
                                    ("benchmark", "sammenligningstall"),
                                    ("previous", "forrige resultat"),
                                ],
                                default="result",
                                max_length=10,
                                verbose_name="celle",
                            ),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                    ],
                    options={
                        "verbose_name": "fotnotens celle",
                        "verbose_name_plural": "fotnotens celler",
                        "ordering": ("footnote", "line", "cell"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("footnote", "line", "cell"), name="footnote_cell_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("cell__in", ("name", "result", "target", "benchmark", "previous"))
                                ),
                                name="footnote_cell_known",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="Forecast",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("written", models.TextField(blank=True, verbose_name="slik det er skrevet")),
                        ("kind", models.CharField(editable=False, max_length=20)),
                        ("comparator", models.CharField(blank=True, editable=False, max_length=1)),
                        ("implied", models.BooleanField(default=False, editable=False)),
                        (
                            "value",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("value_decimals", models.PositiveSmallIntegerField(editable=False, null=True)),
                        (
                            "upper",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("upper_decimals", models.PositiveSmallIntegerField(editable=False, null=True)),
                        (
                            "numerator",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        (
                            "denominator",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("scope", models.CharField(blank=True, editable=False, max_length=20)),
                        ("sense", models.CharField(blank=True, editable=False, max_length=10)),
                        ("reason", models.CharField(blank=True, editable=False, max_length=20)),
                        ("unit", models.CharField(blank=True, editable=False, max_length=60)),
                        ("text", models.TextField(blank=True, editable=False)),
                        ("problem", models.CharField(blank=True, editable=False, max_length=20)),
                        ("day", models.DateField(editable=False, null=True)),
                        ("first_day", models.DateField(editable=False, null=True)),
                        ("carried_out", models.BooleanField(default=False, editable=False)),
                        ("level", models.CharField(blank=True, editable=False, max_length=60)),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="forecasts",
                                to="indicators.scorecardline",
                                verbose_name="målekortlinje",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="forecasts",
                                to="indicators.round",
                                verbose_name="runde",
                            ),
                        ),
                        (
                            "outlook",
                            models.CharField(
                                choices=[
                                    ("on_track", "På vei"),
                                    ("unsure", "Usikkert"),
                                    ("will_miss", "Vil ikke nå målet"),
                                ],
                                max_length=10,
                                verbose_name="utsikt",
                            ),
                        ),
                        ("comment", models.TextField(blank=True, verbose_name="kommentar")),
                    ],
                    options={
                        "verbose_name": "prognose",
                        "verbose_name_plural": "prognoser",
                        "ordering": ("line", "round__deadline"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind", ""), _negated=True), name="forecast_kind_set"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("comparator__in", ("", "≥", "≤", ">", "<", "="))),
                                name="forecast_comparator_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("denominator__isnull", True), ("denominator__gt", 0), _connector="OR"
                                ),
                                name="forecast_share_of_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("value__isnull", True), ("value_decimals__isnull", True)),
                                    models.Q(
                                        ("value__isnull", False),
                                        ("value_decimals__isnull", False),
                                        ("value_decimals__lte", 6),
                                    ),
                                    _connector="OR",
                                ),
                                name="forecast_value_has_digits",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("day__isnull", False), ("kind", "date")),
                                    models.Q(
                                        models.Q(("kind", "date"), _negated=True), ("day__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="forecast_date_has_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_day__isnull", True),
                                    ("first_day__lte", models.F("day")),
                                    _connector="OR",
                                ),
                                name="forecast_days_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "level"), models.Q(("level", ""), _negated=True)),
                                    models.Q(models.Q(("kind", "level"), _negated=True), ("level", "")),
                                    _connector="OR",
                                ),
                                name="forecast_level_named",
                            ),
                            models.UniqueConstraint(fields=("line", "round"), name="forecast_once"),
                            models.CheckConstraint(
                                condition=models.Q(("outlook__in", ("on_track", "unsure", "will_miss"))),
                                name="forecast_outlook_known",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="HistoricalAction",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("text", models.TextField(verbose_name="tiltak")),
                        ("responsible", models.CharField(max_length=120, verbose_name="ansvarlig")),
                        ("due", models.DateField(verbose_name="frist")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planlagt"),
                                    ("under_way", "I gang"),
                                    ("done", "Gjennomført"),
                                    ("dropped", "Droppet"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="tilstand",
                            ),
                        ),
                        ("outcome", models.TextField(blank=True, verbose_name="hvordan det gikk")),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                        ("history_change_reason", models.TextField()),
                        (
                            "line",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Linjen i det året tiltaket ble lovet.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.scorecardline",
                                verbose_name="målekortlinje",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical tiltak",
                        "verbose_name_plural": "historical tiltak",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalAdoptedTarget",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("written", models.TextField(blank=True, verbose_name="slik det er skrevet")),
                        ("kind", models.CharField(editable=False, max_length=20)),
                        ("comparator", models.CharField(blank=True, editable=False, max_length=1)),
                        ("implied", models.BooleanField(default=False, editable=False)),
                        (
                            "value",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("value_decimals", models.PositiveSmallIntegerField(editable=False, null=True)),
                        (
                            "upper",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("upper_decimals", models.PositiveSmallIntegerField(editable=False, null=True)),
                        (
                            "numerator",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        (
                            "denominator",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("scope", models.CharField(blank=True, editable=False, max_length=20)),
                        ("sense", models.CharField(blank=True, editable=False, max_length=10)),
                        ("reason", models.CharField(blank=True, editable=False, max_length=20)),
                        ("unit", models.CharField(blank=True, editable=False, max_length=60)),
                        ("text", models.TextField(blank=True, editable=False)),
                        ("problem", models.CharField(blank=True, editable=False, max_length=20)),
                        ("day", models.DateField(editable=False, null=True)),
                        ("first_day", models.DateField(editable=False, null=True)),
                        ("carried_out", models.BooleanField(default=False, editable=False)),
                        ("level", models.CharField(blank=True, editable=False, max_length=60)),
                        ("history_change_reason", models.TextField()),
                        (
                            "line",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.scorecardline",
                                verbose_name="målekortlinje",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical vedtatt mål",
                        "verbose_name_plural": "historical vedtatte mål",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalCorrection",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "period_kind",
                            models.CharField(
                                choices=[
                                    ("year", "året"),
                                    ("half", "halvår"),
                                    ("tertial", "tertial"),
                                    ("quarter", "kvartal"),
                                    ("month", "måned"),
                                ],
                                default="year",
                                max_length=10,
                                verbose_name="periode",
                            ),
                        ),
                        ("period_number", models.PositiveSmallIntegerField(default=1, verbose_name="nummer")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Åpent for retting"),
                                    ("corrected", "Rettet"),
                                    ("locked", "Låst igjen uten endring"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="tilstand",
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="grunn")),
                        ("opened_at", models.DateTimeField(verbose_name="åpnet")),
                        ("before", models.TextField(blank=True, verbose_name="tallet før")),
                        ("after", models.TextField(blank=True, verbose_name="tallet etter")),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="låst")),
                        ("history_change_reason", models.TextField()),
                        (
                            "line",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.scorecardline",
                                verbose_name="målekortlinje",
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="åpnet av",
                            ),
                        ),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="låst av",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical retting",
                        "verbose_name_plural": "historical rettinger",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalDeviation",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "cause",
                            models.TextField(
                                blank=True,
                                help_text="Hvorfor målet ikke ble nådd, eller hvorfor tallet mangler.",
                                verbose_name="årsak",
                            ),
                        ),
                        (
                            "why_no_figure",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_held", "Undersøkelsen eller målingen ble ikke gjennomført"),
                                    ("no_source", "Kilden har ikke publisert tallet"),
                                    ("too_few", "For få svar til å vise tall"),
                                    ("no_system", "Systemet kan ikke gi tallet"),
                                    ("changed", "Målemetoden er endret"),
                                    ("other", "Annet"),
                                ],
                                max_length=10,
                                verbose_name="hvorfor tallet mangler",
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(
                                blank=True,
                                help_text="Saksnummer i arkivet eller en lenke som begynner med https://.",
                                max_length=300,
                                verbose_name="dokumentasjon",
                            ),
                        ),
                        ("history_change_reason", models.TextField()),
                        (
                            "line",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.scorecardline",
                                verbose_name="målekortlinje",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical avviksforklaring",
                        "verbose_name_plural": "historical avviksforklaringer",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalFootnoteCell",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "cell",
                            models.CharField(
                                choices=[
                                    ("name", "indikator"),
                                    ("result", "resultat"),
                                    ("target", "mål"),
                                    ("benchmark", "sammenligningstall"),
                                    ("previous", "forrige resultat"),
                                ],
                                default="result",
                                max_length=10,
                                verbose_name="celle",
                            ),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                        ("history_change_reason", models.TextField()),
                        (
                            "footnote",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.footnote",
                                verbose_name="fotnote",
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.scorecardline",
                                verbose_name="målekortlinje",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical fotnotens celle",
                        "verbose_name_plural": "historical fotnotens celler",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalForecast",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("written", models.TextField(blank=True, verbose_name="slik det er skrevet")),
                        ("kind", models.CharField(editable=False, max_length=20)),
                        ("comparator", models.CharField(blank=True, editable=False, max_length=1)),
                        ("implied", models.BooleanField(default=False, editable=False)),
                        (
                            "value",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("value_decimals", models.PositiveSmallIntegerField(editable=False, null=True)),
                        (
                            "upper",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("upper_decimals", models.PositiveSmallIntegerField(editable=False, null=True)),
                        (
                            "numerator",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        (
                            "denominator",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("scope", models.CharField(blank=True, editable=False, max_length=20)),
                        ("sense", models.CharField(blank=True, editable=False, max_length=10)),
                        ("reason", models.CharField(blank=True, editable=False, max_length=20)),
                        ("unit", models.CharField(blank=True, editable=False, max_length=60)),
                        ("text", models.TextField(blank=True, editable=False)),
                        ("problem", models.CharField(blank=True, editable=False, max_length=20)),
                        ("day", models.DateField(editable=False, null=True)),
                        ("first_day", models.DateField(editable=False, null=True)),
                        ("carried_out", models.BooleanField(default=False, editable=False)),
                        ("level", models.CharField(blank=True, editable=False, max_length=60)),
                        (
                            "outlook",
                            models.CharField(
                                choices=[
                                    ("on_track", "På vei"),
                                    ("unsure", "Usikkert"),
                                    ("will_miss", "Vil ikke nå målet"),
                                ],
                                max_length=10,
                                verbose_name="utsikt",
                            ),
                        ),
                        ("comment", models.TextField(blank=True, verbose_name="kommentar")),
                        ("history_change_reason", models.TextField()),
                        (
                            "line",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.scorecardline",
                                verbose_name="målekortlinje",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.round",
                                verbose_name="runde",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical prognose",
                        "verbose_name_plural": "historical prognoser",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalResult",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("written", models.TextField(blank=True, verbose_name="slik det er skrevet")),
                        ("kind", models.CharField(editable=False, max_length=20)),
                        ("comparator", models.CharField(blank=True, editable=False, max_length=1)),
                        ("implied", models.BooleanField(default=False, editable=False)),
                        (
                            "value",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("value_decimals", models.PositiveSmallIntegerField(editable=False, null=True)),
                        (
                            "upper",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("upper_decimals", models.PositiveSmallIntegerField(editable=False, null=True)),
                        (
                            "numerator",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        (
                            "denominator",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("scope", models.CharField(blank=True, editable=False, max_length=20)),
                        ("sense", models.CharField(blank=True, editable=False, max_length=10)),
                        ("reason", models.CharField(blank=True, editable=False, max_length=20)),
                        ("unit", models.CharField(blank=True, editable=False, max_length=60)),
                        ("text", models.TextField(blank=True, editable=False)),
                        ("problem", models.CharField(blank=True, editable=False, max_length=20)),
                        ("day", models.DateField(editable=False, null=True)),
                        ("first_day", models.DateField(editable=False, null=True)),
                        ("carried_out", models.BooleanField(default=False, editable=False)),
                        ("level", models.CharField(blank=True, editable=False, max_length=60)),
                        (
                            "period_kind",
                            models.CharField(
                                choices=[
                                    ("year", "året"),
                                    ("half", "halvår"),
                                    ("tertial", "tertial"),
                                    ("quarter", "kvartal"),
                                    ("month", "måned"),
                                ],
                                default="year",
                                max_length=10,
                                verbose_name="periode",
                            ),
                        ),
                        ("period_number", models.PositiveSmallIntegerField(default=1, verbose_name="nummer")),
                        ("history_change_reason", models.TextField()),
                        (
                            "line",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.scorecardline",
                                verbose_name="målekortlinje",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical resultat",
                        "verbose_name_plural": "historical resultater",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalRowRemark",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("text", models.TextField(verbose_name="merknad")),
                        (
                            "withdrawn",
                            models.BooleanField(
                                default=False,
                                help_text="Settes når innsendingen godkjennes eller returneres på nytt.",
                                verbose_name="ferdig",
                            ),
                        ),
                        ("reply", models.TextField(blank=True, verbose_name="svar")),
                        ("replied_at", models.DateTimeField(blank=True, null=True, verbose_name="besvart")),
                        ("asked_at", models.DateTimeField(blank=True, null=True, verbose_name="spurt")),
                        ("history_change_reason", models.TextField()),
                        (
                            "submission",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.submission",
                                verbose_name="innsending",
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.scorecardline",
                                verbose_name="målekortlinje",
                            ),
                        ),
                        (
                            "replied_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="besvart av",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="spurt av",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical merknad til rad",
                        "verbose_name_plural": "historical merknader til rader",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalScorecardLine",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "sector_assumed",
                            models.BooleanField(
                                default=False,
                                help_text="Kilden sier ikke hvem som er ansvarlig.",
                                verbose_name="sektoren er antatt",
                            ),
                        ),
                        (
                            "sector_reason",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="grunn til sektorvalget"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge i kortet")),
                        (
                            "name",
                            models.TextField(help_text="Slik den står i målekortet.", verbose_name="ordlyd"),
                        ),
                        (
                            "short_name",
                            models.CharField(
                                help_text="Til lister og figurer.", max_length=60, verbose_name="kort navn"
                            ),
                        ),
                        (
                            "direction",
                            models.CharField(
                                choices=[
                                    ("higher", "Høyere er bedre"),
                                    ("lower", "Lavere er bedre"),
                                    ("exact", "Nøyaktig"),
                                ],
                                max_length=10,
                                verbose_name="retning",
                            ),
                        ),
                        (
                            "direction_reason",
                            models.CharField(blank=True, max_length=500, verbose_name="grunn til retningen"),
                        ),
                        (
                            "value_kind",
                            models.CharField(
                                choices=[
                                    ("number", "Tall"),
                                    ("percent", "Prosent"),
                                    ("score", "Skår på en skala"),
                                    ("share", "Andel, k av n"),
                                    ("yes_no", "Ja eller nei"),
                                    ("date", "Dato, en frist"),
                                    ("level", "Nivå, en liste av ord"),
                                ],
                                default="number",
                                max_length=10,
                                verbose_name="slags tall",
                            ),
                        ),
                        (
                            "unit",
                            models.CharField(
                                blank=True,
                                help_text="F.eks. %, dager, kr per m². Tom når tallet teller.",
                                max_length=40,
                                verbose_name="enhet",
                            ),
                        ),
                        (
                            "levels",
                            models.TextField(
                                blank=True,
                                help_text="Ordene fra dårligst til best, med semikolon mellom. F.eks. ikke; delvis; helt.",
                                verbose_name="nivåer",
                            ),
                        ),
                        (
                            "statutory",
                            models.BooleanField(
                                default=False,
                                help_text="Måler en plikt som står i lov eller forskrift.",
                                verbose_name="lovpålagt",
                            ),
                        ),
                        (
                            "scale_low",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=9,
                                null=True,
                                verbose_name="skala fra",
                            ),
                        ),
                        (
                            "scale_high",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=9,
                                null=True,
                                verbose_name="skala til",
                            ),
                        ),
                        ("decimals", models.PositiveSmallIntegerField(default=0, verbose_name="desimaler")),
                        (
                            "aggregation",
                            models.CharField(
                                choices=[
                                    ("last", "Siste tall gjelder"),
                                    ("sum", "Summen gjelder"),
                                    ("mean", "Gjennomsnittet gjelder"),
                                    ("all", "Alle må holde målet"),
                                ],
                                default="last",
                                max_length=10,
                                verbose_name="slik blir årets tall til",
                            ),
                        ),
                        (
                            "tolerance",
                            models.DecimalField(
                                blank=True,
                                decimal_places=6,
                                help_text="Et avvik innenfor toleransen kalles «nesten nådd», eller det planen kaller det, og teller som ikke nådd. I målets enhet, eller i prosent av målet.",
                                max_digits=18,
                                null=True,
                                verbose_name="toleranse",
                            ),
                        ),
                        (
                            "tolerance_share",
                            models.BooleanField(
                                default=False,
                                help_text="Av: toleransen er i målets enhet. På: 10 er en tidel av målet, hva målet enn er.",
                                verbose_name="toleransen er i prosent av målet",
                            ),
                        ),
                        (
                            "frequency",
                            models.CharField(
                                choices=[
                                    ("year", "Hvert år"),
                                    ("half", "Hvert halvår"),
                                    ("tertial", "Hvert tertial"),
                                    ("quarter", "Hvert kvartal"),
                                    ("month", "Hver måned"),
                                    ("second_year", "Annethvert år"),
                                ],
                                default="year",
                                max_length=12,
                                verbose_name="rapporteres",
                            ),
                        ),
                        (
                            "planned",
                            models.BooleanField(
                                default=True,
                                help_text="Av når indikatoren ikke måles dette året.",
                                verbose_name="tall ventes i år",
                            ),
                        ),
                        (
                            "on_card",
                            models.BooleanField(
                                default=True,
                                help_text="Av for tallserier som bare står i teksten.",
                                verbose_name="står i målekortet",
                            ),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="trukket tilbake")),
                        (
                            "source_line",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="Linjenummeret i årsmeldingens tekst.",
                                null=True,
                                verbose_name="linje i kilden",
                            ),
                        ),
                        (
                            "series_break",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "ingen"),
                                    ("merged", "slått sammen med en annen"),
                                    ("split", "delt"),
                                ],
                                editable=False,
                                max_length=10,
                                verbose_name="brudd i serien",
                            ),
                        ),
                        ("history_change_reason", models.TextField()),
                        (
                            "indicator",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.indicator",
                                verbose_name="indikator",
                            ),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.servicearea",
                                verbose_name="tjenesteområde",
                            ),
                        ),
                        (
                            "heading",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.heading",
                                verbose_name="overskrift",
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.goal",
                                verbose_name="mål over indikatoren",
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.sector",
                                verbose_name="ansvarlig sektor eller stab",
                            ),
                        ),
                        (
                            "carried_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.scorecardline",
                                verbose_name="ført videre fra",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical målekortlinje",
                        "verbose_name_plural": "historical målekortlinjer",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalTarget",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("written", models.TextField(blank=True, verbose_name="slik det er skrevet")),
                        ("kind", models.CharField(editable=False, max_length=20)),
                        ("comparator", models.CharField(blank=True, editable=False, max_length=1)),
                        ("implied", models.BooleanField(default=False, editable=False)),
                        (
                            "value",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("value_decimals", models.PositiveSmallIntegerField(editable=False, null=True)),
                        (
                            "upper",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("upper_decimals", models.PositiveSmallIntegerField(editable=False, null=True)),
                        (
                            "numerator",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        (
                            "denominator",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("scope", models.CharField(blank=True, editable=False, max_length=20)),
                        ("sense", models.CharField(blank=True, editable=False, max_length=10)),
                        ("reason", models.CharField(blank=True, editable=False, max_length=20)),
                        ("unit", models.CharField(blank=True, editable=False, max_length=60)),
                        ("text", models.TextField(blank=True, editable=False)),
                        ("problem", models.CharField(blank=True, editable=False, max_length=20)),
                        ("day", models.DateField(editable=False, null=True)),
                        ("first_day", models.DateField(editable=False, null=True)),
                        ("carried_out", models.BooleanField(default=False, editable=False)),
                        ("level", models.CharField(blank=True, editable=False, max_length=60)),
                        (
                            "case",
                            models.CharField(
                                blank=True,
                                help_text="F.eks. KS-sak 145/24.",
                                max_length=80,
                                verbose_name="sak",
                            ),
                        ),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="vedtatt")),
                        (
                            "in_words",
                            models.BooleanField(
                                default=False,
                                editable=False,
                                help_text="Noen har bekreftet at målet er ord.",
                                verbose_name="mål i ord",
                            ),
                        ),
                        ("history_change_reason", models.TextField()),
                        (
                            "line",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.scorecardline",
                                verbose_name="målekortlinje",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical mål",
                        "verbose_name_plural": "historical mål",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="Result",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("written", models.TextField(blank=True, verbose_name="slik det er skrevet")),
                        ("kind", models.CharField(editable=False, max_length=20)),
                        ("comparator", models.CharField(blank=True, editable=False, max_length=1)),
                        ("implied", models.BooleanField(default=False, editable=False)),
                        (
                            "value",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("value_decimals", models.PositiveSmallIntegerField(editable=False, null=True)),
                        (
                            "upper",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("upper_decimals", models.PositiveSmallIntegerField(editable=False, null=True)),
                        (
                            "numerator",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        (
                            "denominator",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("scope", models.CharField(blank=True, editable=False, max_length=20)),
                        ("sense", models.CharField(blank=True, editable=False, max_length=10)),
                        ("reason", models.CharField(blank=True, editable=False, max_length=20)),
                        ("unit", models.CharField(blank=True, editable=False, max_length=60)),
                        ("text", models.TextField(blank=True, editable=False)),
                        ("problem", models.CharField(blank=True, editable=False, max_length=20)),
                        ("day", models.DateField(editable=False, null=True)),
                        ("first_day", models.DateField(editable=False, null=True)),
                        ("carried_out", models.BooleanField(default=False, editable=False)),
                        ("level", models.CharField(blank=True, editable=False, max_length=60)),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="results",
                                to="indicators.scorecardline",
                                verbose_name="målekortlinje",
                            ),
                        ),
                        (
                            "period_kind",
                            models.CharField(
                                choices=[
                                    ("year", "året"),
                                    ("half", "halvår"),
                                    ("tertial", "tertial"),
                                    ("quarter", "kvartal"),
                                    ("month", "måned"),
                                ],
                                default="year",
                                max_length=10,
                                verbose_name="periode",
                            ),
                        ),
                        ("period_number", models.PositiveSmallIntegerField(default=1, verbose_name="nummer")),
                    ],
                    options={
                        "verbose_name": "resultat",
                        "verbose_name_plural": "resultater",
                        "ordering": ("line", "period_kind", "period_number"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind", ""), _negated=True), name="result_kind_set"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("comparator__in", ("", "≥", "≤", ">", "<", "="))),
                                name="result_comparator_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("denominator__isnull", True), ("denominator__gt", 0), _connector="OR"
                                ),
                                name="result_share_of_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("value__isnull", True), ("value_decimals__isnull", True)),
                                    models.Q(
                                        ("value__isnull", False),
                                        ("value_decimals__isnull", False),
                                        ("value_decimals__lte", 6),
                                    ),
                                    _connector="OR",
                                ),
                                name="result_value_has_digits",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("day__isnull", False), ("kind", "date")),
                                    models.Q(
                                        models.Q(("kind", "date"), _negated=True), ("day__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="result_date_has_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_day__isnull", True),
                                    ("first_day__lte", models.F("day")),
                                    _connector="OR",
                                ),
                                name="result_days_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "level"), models.Q(("level", ""), _negated=True)),
                                    models.Q(models.Q(("kind", "level"), _negated=True), ("level", "")),
                                    _connector="OR",
                                ),
                                name="result_level_named",
                            ),
                            models.UniqueConstraint(
                                fields=("line", "period_kind", "period_number"), name="result_once_a_period"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("period_kind", "year"),
                                        ("period_number__gte", 1),
                                        ("period_number__lte", 1),
                                    ),
                                    models.Q(
                                        ("period_kind", "half"),
                                        ("period_number__gte", 1),
                                        ("period_number__lte", 2),
                                    ),
                                    models.Q(
                                        ("period_kind", "tertial"),
                                        ("period_number__gte", 1),
                                        ("period_number__lte", 3),
                                    ),
                                    models.Q(
                                        ("period_kind", "quarter"),
                                        ("period_number__gte", 1),
                                        ("period_number__lte", 4),
                                    ),
                                    models.Q(
                                        ("period_kind", "month"),
                                        ("period_number__gte", 1),
                                        ("period_number__lte", 12),
                                    ),
                                    _connector="OR",
                                ),
                                name="result_period_exists",
                                violation_error_message="Perioden finnes ikke, f.eks. måned 13.",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="RowRemark",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "submission",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="remarks",
                                to="indicators.submission",
                                verbose_name="innsending",
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="remarks",
                                to="indicators.scorecardline",
                                verbose_name="målekortlinje",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="merknad")),
                        (
                            "withdrawn",
                            models.BooleanField(
                                default=False,
                                help_text="Settes når innsendingen godkjennes eller returneres på nytt.",
                                verbose_name="ferdig",
                            ),
                        ),
                        ("reply", models.TextField(blank=True, verbose_name="svar")),
                        (
                            "replied_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="besvart av",
                            ),
                        ),
                        ("replied_at", models.DateTimeField(blank=True, null=True, verbose_name="besvart")),
                        (
                            "asked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="spurt av",
                            ),
                        ),
                        ("asked_at", models.DateTimeField(blank=True, null=True, verbose_name="spurt")),
                    ],
                    options={
                        "verbose_name": "merknad til rad",
                        "verbose_name_plural": "merknader til rader",
                        "ordering": ("submission", "id"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="remark_says_something"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("asked_at__isnull", True), ("asked_by__isnull", True)),
                                    models.Q(("asked_at__isnull", False), ("asked_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="remark_asked_by_somebody",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("asked_by__isnull", False), ("reply", ""), ("withdrawn", False)
                                ),
                                fields=("submission", "line"),
                                name="explanation_asked_once_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("replied_at__isnull", True),
                                        ("replied_by__isnull", True),
                                        ("reply", ""),
                                    ),
                                    models.Q(
                                        models.Q(("reply", ""), _negated=True),
                                        ("replied_at__isnull", False),
                                        ("replied_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="remark_reply_by_somebody",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="Target",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("written", models.TextField(blank=True, verbose_name="slik det er skrevet")),
                        ("kind", models.CharField(editable=False, max_length=20)),
                        ("comparator", models.CharField(blank=True, editable=False, max_length=1)),
                        ("implied", models.BooleanField(default=False, editable=False)),
                        (
                            "value",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("value_decimals", models.PositiveSmallIntegerField(editable=False, null=True)),
                        (
                            "upper",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("upper_decimals", models.PositiveSmallIntegerField(editable=False, null=True)),
                        (
                            "numerator",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        (
                            "denominator",
                            models.DecimalField(decimal_places=6, editable=False, max_digits=21, null=True),
                        ),
                        ("scope", models.CharField(blank=True, editable=False, max_length=20)),
                        ("sense", models.CharField(blank=True, editable=False, max_length=10)),
                        ("reason", models.CharField(blank=True, editable=False, max_length=20)),
                        ("unit", models.CharField(blank=True, editable=False, max_length=60)),
                        ("text", models.TextField(blank=True, editable=False)),
                        ("problem", models.CharField(blank=True, editable=False, max_length=20)),
                        ("day", models.DateField(editable=False, null=True)),
                        ("first_day", models.DateField(editable=False, null=True)),
                        ("carried_out", models.BooleanField(default=False, editable=False)),
                        ("level", models.CharField(blank=True, editable=False, max_length=60)),
                        (
                            "line",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="target",
                                to="indicators.scorecardline",
                                verbose_name="målekortlinje",
                            ),
                        ),
                        (
                            "case",
                            models.CharField(
                                blank=True,
                                help_text="F.eks. KS-sak 145/24.",
                                max_length=80,
                                verbose_name="sak",
                            ),
                        ),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="vedtatt")),
                        (
                            "in_words",
                            models.BooleanField(
                                default=False,
                                editable=False,
                                help_text="Noen har bekreftet at målet er ord.",
                                verbose_name="mål i ord",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mål",
                        "verbose_name_plural": "mål",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind", ""), _negated=True), name="target_kind_set"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("comparator__in", ("", "≥", "≤", ">", "<", "="))),
                                name="target_comparator_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("denominator__isnull", True), ("denominator__gt", 0), _connector="OR"
                                ),
                                name="target_share_of_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("value__isnull", True), ("value_decimals__isnull", True)),
                                    models.Q(
                                        ("value__isnull", False),
                                        ("value_decimals__isnull", False),
                                        ("value_decimals__lte", 6),
                                    ),
                                    _connector="OR",
                                ),
                                name="target_value_has_digits",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("day__isnull", False), ("kind", "date")),
                                    models.Q(
                                        models.Q(("kind", "date"), _negated=True), ("day__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="target_date_has_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_day__isnull", True),
                                    ("first_day__lte", models.F("day")),
                                    _connector="OR",
                                ),
                                name="target_days_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "level"), models.Q(("level", ""), _negated=True)),
                                    models.Q(models.Q(("kind", "level"), _negated=True), ("level", "")),
                                    _connector="OR",
                                ),
                                name="target_level_named",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="TrailEntry",
                    fields=[
                        (
                            "sequence",
                            models.PositiveBigIntegerField(
                                primary_key=True, serialize=False, verbose_name="nummer"
                            ),
                        ),
                        ("at", models.DateTimeField(db_index=True, verbose_name="når")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="trail",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="hvem",
                            ),
                        ),
                        ("act", models.CharField(max_length=40, verbose_name="handling")),
                        ("reason", models.TextField(blank=True, verbose_name="hvorfor")),
                        ("subject_table", models.CharField(blank=True, max_length=40, verbose_name="tabell")),
                        ("subject_id", models.PositiveBigIntegerField(null=True, verbose_name="rad")),
                        ("label", models.TextField(blank=True, verbose_name="hva")),
                        (
                            "line",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="trail",
                                to="indicators.scorecardline",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="trail",
                                to="indicators.indicator",
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="trail",
                                to="indicators.sector",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(null=True, verbose_name="år")),
                        ("before", models.JSONField(default=dict, verbose_name="før")),
                        ("after", models.JSONField(default=dict, verbose_name="etter")),
                        ("rows", models.JSONField(default=dict)),
                        ("rows_digest", models.CharField(max_length=64)),
                        ("previous", models.CharField(blank=True, max_length=64)),
                        ("digest", models.CharField(max_length=64, unique=True)),
                        ("seal", models.CharField(blank=True, max_length=64)),
                    ],
                    options={
                        "verbose_name": "endring",
                        "verbose_name_plural": "endringslogg",
                        "ordering": ("-sequence",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("sequence__gte", 1)), name="trail_counts_from_one"
                            )
                        ],
                    },
                ),
                CreateModel(
                    name="Answer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "result",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="indicators.result",
                                verbose_name="resultat",
                            ),
                        ),
                        ("kind", models.CharField(blank=True, max_length=20, verbose_name="spørsmål")),
                        ("part", models.CharField(blank=True, max_length=200, verbose_name="del")),
                        (
                            "figure",
                            models.DecimalField(
                                blank=True, decimal_places=6, max_digits=21, null=True, verbose_name="tallet"
                            ),
                        ),
                        ("written", models.TextField(verbose_name="slik det sto")),
                        (
                            "given",
                            models.CharField(
                                choices=[
                                    ("confirmed", "Det stemmer"),
                                    ("mended", "Rettet"),
                                    ("without", "Uten tall"),
                                ],
                                max_length=10,
                                verbose_name="svar",
                            ),
                        ),
                        (
                            "why",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_held", "Undersøkelsen eller målingen ble ikke gjennomført"),
                                    ("no_source", "Kilden har ikke publisert tallet"),
                                    ("too_few", "For få svar til å vise tall"),
                                    ("no_system", "Systemet kan ikke gi tallet"),
                                    ("changed", "Målemetoden er endret"),
                                    ("other", "Annet"),
                                ],
                                max_length=10,
                                verbose_name="hvorfor tallet mangler",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="begrunnelse")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="svart av",
                            ),
                        ),
                        ("answered_at", models.DateTimeField(verbose_name="svart")),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="gjelder ikke lenger")),
                    ],
                    options={
                        "verbose_name": "svar på spørsmål",
                        "verbose_name_plural": "svar på spørsmål",
                        "ordering": ("result", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("withdrawn", False), models.Q(("given", "mended"), _negated=True)
                                ),
                                fields=("result", "kind", "part"),
                                name="answer_stands_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="answer_says_why"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("given", "without"),
                                        ("kind", ""),
                                        models.Q(("why", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("given__in", ("confirmed", "mended")),
                                        ("why", ""),
                                        models.Q(("kind", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="answer_whole",
                            ),
                        ],
                    },
                ),
                CreateModel(
                    name="HistoricalAnswer",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        ("kind", models.CharField(blank=True, max_length=20, verbose_name="spørsmål")),
                        ("part", models.CharField(blank=True, max_length=200, verbose_name="del")),
                        (
                            "figure",
                            models.DecimalField(
                                blank=True, decimal_places=6, max_digits=21, null=True, verbose_name="tallet"
                            ),
                        ),
                        ("written", models.TextField(verbose_name="slik det sto")),
                        (
                            "given",
                            models.CharField(
                                choices=[
                                    ("confirmed", "Det stemmer"),
                                    ("mended", "Rettet"),
                                    ("without", "Uten tall"),
                                ],
                                max_length=10,
                                verbose_name="svar",
                            ),
                        ),
                        (
                            "why",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_held", "Undersøkelsen eller målingen ble ikke gjennomført"),
                                    ("no_source", "Kilden har ikke publisert tallet"),
                                    ("too_few", "For få svar til å vise tall"),
                                    ("no_system", "Systemet kan ikke gi tallet"),
                                    ("changed", "Målemetoden er endret"),
                                    ("other", "Annet"),
                                ],
                                max_length=10,
                                verbose_name="hvorfor tallet mangler",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="begrunnelse")),
                        ("answered_at", models.DateTimeField(verbose_name="svart")),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="gjelder ikke lenger")),
                        ("history_change_reason", models.TextField()),
                        (
                            "result",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.result",
                                verbose_name="resultat",
                            ),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="svart av",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical svar på spørsmål",
                        "verbose_name_plural": "historical svar på spørsmål",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalBenchmark",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="versjon"),
                        ),
                        (
                            "scope",
                            models.CharField(
                                choices=[
                                    ("national", "Landssnitt"),
                                    ("county", "Fylkessnitt"),
                                    ("kostra_group", "KOSTRA-gruppe"),
                                    ("municipality", "En annen kommune"),
                                ],
                                max_length=20,
                                verbose_name="hvem",
                            ),
                        ),
                        (
                            "whose",
                            models.CharField(
                                blank=True,
                                help_text="Når det er en annen kommunes tall: hvilken.",
                                max_length=80,
                                verbose_name="kommune",
                            ),
                        ),
                        (
                            "written",
                            models.CharField(max_length=100, verbose_name="tall slik det er skrevet"),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=6,
                                editable=False,
                                max_digits=21,
                                null=True,
                                verbose_name="tall",
                            ),
                        ),
                        ("value_decimals", models.PositiveSmallIntegerField(default=0, editable=False)),
                        (
                            "edition",
                            models.CharField(
                                blank=True,
                                help_text="F.eks. KOSTRA, ureviderte tall.",
                                max_length=120,
                                verbose_name="utgave",
                            ),
                        ),
                        (
                            "published_on",
                            models.DateField(
                                blank=True,
                                help_text="Dagen tallet ble publisert.",
                                null=True,
                                verbose_name="utgaven kom",
                            ),
                        ),
                        (
                            "superseded",
                            models.BooleanField(default=False, editable=False, verbose_name="erstattet"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="gjelder siden"),
                        ),
                        ("history_change_reason", models.TextField()),
                        (
                            "line",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.scorecardline",
                                verbose_name="målekortlinje",
                            ),
                        ),
                        (
                            "follows",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.benchmark",
                                verbose_name="erstatter",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical sammenligningstall",
                        "verbose_name_plural": "historical sammenligningstall",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="HistoricalResultPart",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        ("name", models.CharField(blank=True, max_length=200)),
                        ("period_kind", models.CharField(blank=True, max_length=10)),
                        ("period_number", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("value", models.DecimalField(decimal_places=6, max_digits=21)),
                        ("value_decimals", models.PositiveSmallIntegerField(default=0)),
                        ("history_change_reason", models.TextField()),
                        (
                            "result",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="indicators.result",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical del av resultat",
                        "verbose_name_plural": "historical deler av resultat",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                CreateModel(
                    name="ResultPart",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "result",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="indicators.result",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        ("name", models.CharField(blank=True, max_length=200)),
                        ("period_kind", models.CharField(blank=True, max_length=10)),
                        ("period_number", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("value", models.DecimalField(decimal_places=6, max_digits=21)),
                        ("value_decimals", models.PositiveSmallIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name": "del av resultat",
                        "verbose_name_plural": "deler av resultat",
                        "ordering": ("result", "position"),
                        "constraints": [
                            models.UniqueConstraint(fields=("result", "position"), name="part_position_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("period_kind", ""),
                                        ("period_number__isnull", True),
                                        models.Q(("name", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(
                                            models.Q(
                                                ("period_kind", "year"),
                                                ("period_number__gte", 1),
                                                ("period_number__lte", 1),
                                            ),
                                            models.Q(
                                                ("period_kind", "half"),
                                                ("period_number__gte", 1),
                                                ("period_number__lte", 2),
                                            ),
                                            models.Q(
                                                ("period_kind", "tertial"),
                                                ("period_number__gte", 1),
                                                ("period_number__lte", 3),
                                            ),
                                            models.Q(
                                                ("period_kind", "quarter"),
                                                ("period_number__gte", 1),
                                                ("period_number__lte", 4),
                                            ),
                                            models.Q(
                                                ("period_kind", "month"),
                                                ("period_number__gte", 1),
                                                ("period_number__lte", 12),
                                            ),
                                            _connector="OR",
                                        ),
                                        ("name", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="part_named_or_period",
                            ),
                        ],
                    },
                ),
            ]
        ),
    ]
