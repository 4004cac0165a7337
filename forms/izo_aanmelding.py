"""Referral to the internal care meeting (IZO): "Aanmeldingsformulier begeleiding zorgteam".

Labels and order: Handreiking onderwijszorgroutes, bijlage 20. In the format, "Wat is er al gedaan?" ends with the
question about a diagnosis; why a diagnosis is needed is ours (only what is needed is kept, AVG art. 5(1)(c)) and comes
right after it.
"""

from forms.additions import ADDITIONS_STEP
from forms.conditions import Not, Yes
from forms.for_parents import FOR_PARENTS
from forms.head import BORN, DATE, MENTOR, PUPIL, head_step
from forms.model import Form, Step
from forms.questions import Person, SomeOf, Text, TextWithAttachments, YesNo, YesNoText
from forms.remarks import Said, Strengths
from forms.text import N_

PROBLEM_PART = N_("Wat is het probleem en de vraag?")
DONE_PART = N_("Wat is er al gedaan?")
SCHOOL_PART = N_("Gegevens met betrekking tot het schoolfunctioneren van de leerling")

EARLIER_HELP = YesNoText(
    "eerdere_hulpverlening",
    N_("Is er eerder intern of extern contact geweest met hulpverlening? Zo ja, welk?"),
    follow_up=N_("Welke hulpverlening?"),
    follow_up_hint=N_("Wie, wanneer en hoe lang"),
    missing_text=N_("Vul in welke hulpverlening er was, of kies nee"),
    carried=True,
)
EARLIER_RESEARCH = YesNoText(
    "eerder_onderzoek",
    N_("Heeft er eerder onderzoek plaatsgevonden? Wat zijn de uitkomsten hiervan?"),
    follow_up=N_("Wat zijn de uitkomsten?"),
    missing_text=N_("Vul in wat er uit het onderzoek kwam, of kies nee"),
    carried=True,
)

_STEPS = (
    Step(
        "leerling",
        N_("De leerling en de aanmelding"),
        (
            Person("naam_aanmelder", N_("Naam aanmelder"), carried=True),
            DATE,
            PUPIL,
            BORN,
            MENTOR,
            YesNo(
                "ouders_op_de_hoogte",
                N_("Ouders zijn op de hoogte van de aanmelding"),
                parents=True,
                missing=N_("Kies of de ouders van de aanmelding weten"),
            ),
            Text(
                "reden_ouders_niet_op_de_hoogte",
                N_("Reden waarom ouders niet op de hoogte zijn"),
                when=Not("ouders_op_de_hoogte"),
                required=True,
                short=True,
                missing=N_("Vul in waarom de ouders niet op de hoogte zijn, of kies ja"),
            ),
        ),
        lead=N_("Wie je aanmeldt en of de ouders het weten"),
    ),
    Step(
        "probleem",
        N_("Wat is het probleem?"),
        (
            Text(
                "probleem",
                N_("Wat is het probleem?"),
                N_("Schrijf op wat je ziet en hoort. Noem een voorbeeld."),
                parents=True,
            ),
            Text(
                "begin_en_oorzaak",
                N_("Wanneer zijn de problemen begonnen of ontstaan? Wat is een mogelijke oorzaak?"),
                parents=True,
            ),
            Text(
                "belemmerende_factoren",
                N_("Wat zijn factoren die de ontwikkeling en het leren van de leerling belemmeren?"),
                parents=True,
                carried=True,
            ),
            Text(
                "thuis_en_leefomgeving",
                N_("Hoe functioneert de leerling thuis en/of in zijn leefomgeving?"),
                N_("Alleen wat je zelf hoorde van de leerling of de ouders."),
                parents=True,
            ),
            Text(
                "wat_gaat_goed",
                N_(
                    "Wat gaat goed op school en/of thuis en/of in de vrije tijd? "
                    "Wat zijn factoren die de ontwikkeling en het leren stimuleren?"
                ),
                parents=True,
                carried=True,
            ),
        ),
        lead=N_("Wat er speelt, hoe het begon en wat goed gaat"),
        part=PROBLEM_PART,
    ),
    Step(
        "vraag",
        N_("Wat is de vraag?"),
        (
            Text(
                "hulpvraag_leerling",
                N_(
                    "Wat is de hulpvraag van de leerling aan het zorgteam? Welke begeleiding of ondersteuning heeft de "
                    "leerling vermoedelijk nodig? Hulpvraag ouders?"
                ),
                N_("Vraag het de leerling en de ouders, en schrijf het op in hun woorden."),
                required=True,
                parents=True,
                phrases=("instructie", "feedback", "leeromgeving", "ouders"),
                missing=N_("Vul in welke hulp de leerling vraagt"),
            ),
            Text(
                "begeleidingsvraag_docenten",
                N_(
                    "Wat is de begeleidingsvraag van de mentor en/of docenten aan het zorgteam? Waar hebben de mentor "
                    "en/of docenten begeleiding of ondersteuning bij nodig?"
                ),
                required=True,
                phrases=("docenten",),
                missing=N_("Vul in welke hulp de mentor of de docenten vragen"),
            ),
            SomeOf(
                "vorm_van_ondersteuning",
                N_("Welke vorm van ondersteuning is nodig?"),
                parents=True,
                options=(
                    (
                        "onderzoek_onderwijsbehoeften",
                        N_("Onderzoek naar de onderwijsbehoeften en/of OPP van de leerling"),
                    ),
                    ("begeleiding_leerling", N_("Begeleiding van de leerling")),
                    ("begeleiding_docenten", N_("Begeleiding van de mentor en/of docenten")),
                    ("begeleiding_ouders", N_("Begeleiding van de ouders")),
                ),
                other=N_("Anders, namelijk"),
            ),
        ),
        lead=N_("Wat de leerling, de ouders en de docenten vragen"),
        part=PROBLEM_PART,
    ),
    Step(
        "al_gedaan",
        N_("Wat is er al gedaan?"),
        (
            Text(
                "al_gedaan",
                N_("Wat heeft de aanmelder zelf tot nu toe aan het probleem gedaan?"),
                N_("Zie ook groepsoverzichten, groepsplannen en handelingsplannen"),
                parents=True,
                phrases=("al_gedaan",),
            ),
            EARLIER_HELP,
            YesNoText(
                "eerder_besproken",
                N_("Is de leerling eerder besproken in het IZO of in het ZAT?"),
                follow_up=N_("Wanneer, en wat kwam eruit?"),
                missing_text=N_("Vul in wanneer de leerling is besproken, of kies nee"),
            ),
            EARLIER_RESEARCH,
            YesNoText(
                "stoornis",
                N_("Is er sprake van een gediagnosticeerde stoornis? Zo ja, welke?"),
                N_("Nooit verplicht. Alleen invullen als het nodig is voor de hulp."),
                follow_up=N_("Welke?"),
                missing_text=N_("Vul in welke stoornis, of kies nee"),
                no=N_("Nee, of niet nodig voor deze aanmelding"),
                sensitive=True,
            ),
            Text(
                "stoornis_waarom_nodig",
                N_("Waarom is deze diagnose nodig voor deze aanmelding?"),
                when=Yes("stoornis.antwoord"),
                required=True,
                short=True,
                sensitive=True,
                missing=N_("Vul in waarom de diagnose nodig is voor deze aanmelding, of kies nee"),
            ),
        ),
        lead=N_("Door jou, door school en door anderen"),
        part=DONE_PART,
    ),
    Step(
        "leren",
        N_("Hoe gaat het leren?"),
        (
            TextWithAttachments(
                "leerresultaten", N_("Wat zijn de leerresultaten?"), N_("Cijferoverzicht"), parents=True
            ),
            Text(
                "ontwikkelingsperspectief",
                N_("Wat is het langetermijn-ontwikkelingsperspectief (OPP)?"),
                N_("Verwachte uitstroombestemming"),
                parents=True,
                carried=("uitstroombestemming", "ontwikkelingsperspectief.uitstroombestemming"),
                short=True,
            ),
            Text("werkhouding", N_("Hoe is de werkhouding/taakaanpak? Huiswerkattitude?"), parents=True),
            Text("motivatie", N_("Hoe is de motivatie? Welbevinden op school?"), parents=True),
        ),
        lead=N_("Cijfers, werkhouding en motivatie"),
        part=SCHOOL_PART,
    ),
    Step(
        "omgang",
        N_("Hoe gaat het met anderen?"),
        (
            Text("sociaal_emotioneel", N_("Hoe verloopt de sociaal-emotionele ontwikkeling?"), parents=True),
            Text("interactie", N_("Hoe verloopt de interactie met andere leerlingen? Met docenten?"), parents=True),
            Text("verzuim", N_("Hoe is de aanwezigheid / het verzuim?"), parents=True),
            Text("overig", N_("Overige opmerkingen/gegevens")),
        ),
        lead=N_("Gevoel, klasgenoten, docenten en aanwezigheid"),
        part=SCHOOL_PART,
    ),
)

FORM = Form(
    "izo_aanmelding",
    title=N_("Aanmeldingsformulier begeleiding zorgteam"),
    short_title=N_("Aanmelding IZO"),
    lead=N_("Voor een vraag aan het zorgteam van de school"),
    steps=(*_STEPS, head_step(*_STEPS), ADDITIONS_STEP),
    apart=(FOR_PARENTS,),
    starts_from=("opp",),
    remark_rules=(
        Strengths(
            ("probleem", "belemmerende_factoren"),
            ("wat_gaat_goed",),
        ),
        Said(
            "probleem",
            "al_gedaan",
            N_("Schrijf op wat je al deed en wat dat opleverde. Dan hoeft het zorgteam dat niet te vragen."),
        ),
    ),
    variants=(("ouders", N_("Voor ouders")),),
    minutes=12,
)
