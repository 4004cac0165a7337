"""The fixed lines of the letters to parents, in plain Dutch: what a template names as ``{{ vast.vragen.lees }}``.

Other languages translate these texts in the domain ``ouder``. A key that begins with a document's short name (``opp.``)
is a line of that letter; all others are for every letter.
"""

from collections.abc import Mapping

from forms.text import P_

#: What a line may name between ``%(`` and ``)s``, and the answer that comes there, by the name that a template has for it.
PLACEHOLDERS: Mapping[str, str] = {
    "naam": "leerling.naam",  # the name that the pupil goes by, "uw kind" as long as there is none
    "leerling": "leerling.naam",
    "school": "school.naam",
    "mentor": "leerling.mentor",
    "vak": "vak",
    "datum": "datum",
    "begin": "periode.van",
    "einde": "periode.tot",
    "antwoord_voor": "brief.antwoord_voor",
}
#: The line that stands for a pupil without a name.
NAMELESS = "uw_kind"
#: Lines that only a letter in another language than Dutch has, and of those the ones until somebody has checked it.
FOREIGN, UNCHECKED = "taal.", "taal.nagekeken"

LINES: dict[str, str] = {
    NAMELESS: P_("uw kind"),
    "concept": P_("CONCEPT"),
    "vertrouwelijk": P_("Vertrouwelijk"),
    "pagina": P_("Pagina"),
    "voor_ouders": P_("Voor de ouders van %(leerling)s"),
    "aanhef": P_("Beste ouders,"),
    # Only in another language.
    "taal.nederlands": P_("De school schreef haar eigen tekst in het Nederlands."),
    "taal.tolk": P_("Een tolk kan u helpen bij het lezen. Vraag de mentor om een tolk."),
    "taal.telt": P_("Staat er in de Nederlandse brief iets anders? Dan telt de Nederlandse brief."),
    UNCHECKED: P_("Nog niemand met deze moedertaal keek de vertaling na. Er kunnen fouten in staan."),
    "taal.blok": P_("Tekst van school, in het Nederlands:"),
    # What is asked of the parents.
    "vragen.kop": P_("Wat vragen wij van u?"),
    "vragen.lees": P_("Lees deze brief."),
    "vragen.praat": P_("Praat erover met uw kind."),
    "vragen.kruis": P_("Kruis aan wat u vindt, bij ‘Uw antwoord’."),
    "vragen.geef": P_("Geef de brief terug aan de mentor."),
    "vragen.geef_voor": P_("Geef de brief vóór %(antwoord_voor)s terug aan de mentor."),
    # What the school says.
    "goed_moeilijk.kop": P_("Wat gaat goed, wat is moeilijk?"),
    "goed_moeilijk.goed": P_("Dit gaat goed"),
    "goed_moeilijk.moeilijk": P_("Dit is moeilijk"),
    "doelen.kop": P_("Wat willen wij bereiken?"),
    "doelen.doel": P_("Doel"),
    "doelen.nu": P_("Nu:"),
    "doelen.te_zien": P_("Zo zien wij dat het lukt:"),
    "doelen.wanneer": P_("Wanneer:"),
    "hulp.kop": P_("Wie helpt %(naam)s?"),
    "hulp.wie": P_("Wie"),
    "hulp.wat": P_("Wat"),
    "hulp.wanneer": P_("Wanneer"),
    "mening.kop": P_("Wat vindt %(naam)s zelf?"),
    "mening.met_ouders": P_("met u erbij"),
    "mening.zegt": P_("Dit zegt %(naam)s:"),
    "mening.daarom": P_("Dit deden wij ermee:"),
    "meer.kop": P_("Wat staat er nog meer in?"),
    # The answer of the parents.
    "antwoord.kop": P_("Uw antwoord"),
    "antwoord.elk": P_("Elke ouder met gezag geeft een eigen antwoord. Een handtekening mag, maar hoeft niet."),
    "antwoord.van": P_("Antwoord van"),
    "antwoord.gezien": P_("Ik heb het hele plan gezien."),
    "antwoord.eens": P_("Bent u het eens met de doelen en de hulp in dit plan?"),
    "antwoord.ja": P_("Ja, ik ben het eens met de doelen en de hulp."),
    "antwoord.ja_kort": P_("Ja, ik ben het eens."),
    "antwoord.nee": P_("Nee, ik ben het niet eens."),
    "antwoord.praten": P_("Ik wil eerst praten."),
    "antwoord.zeggen": P_("Dit wil ik nog zeggen:"),
    "antwoord.datum": P_("Datum"),
    "antwoord.handtekening": P_("Handtekening"),
    # Whom to ask.
    "vraag.kop": P_("Hebt u een vraag?"),
    "vraag.brief": P_("Vraag over deze brief"),
    "vraag.mentor": P_("Vraag het de mentor."),
    "vraag.telefoon": P_("Telefoon:"),
    "vraag.email": P_("Mail:"),
    "vraag.hulp": P_("Gratis hulp buiten school"),
    "vraag.hulp_waar": P_("Het ouder- en jeugdsteunpunt in uw regio."),
    "vraag.taal": P_("Liever in een andere taal?"),
    "vraag.tolk": P_("Zeg het ons. Dan vragen wij een tolk."),
    "woorden.kop": P_("Moeilijke woorden"),
    # The plans.
    "plan.titel": P_("Het plan voor %(naam)s"),
    "plan.waarom": P_("Op school krijgt %(naam)s extra hulp. Daarvoor is er een plan."),
    "plan.brief": P_("In deze brief leest u het plan in gewone taal."),
    "plan.vak": P_("Het plan gaat over het vak %(vak)s."),
    "plan.loopt": P_("Het plan loopt van %(begin)s tot en met %(einde)s."),
    "plan.aanpak": P_("Hoe werken wij aan de doelen?"),
    "plan.afspraken": P_("Wat spreken wij met u af?"),
    "plan.inzien": P_("U mag het hele plan altijd lezen."),
    "opp.officieel": P_("Deze brief helpt u bij het lezen. Het officiële plan is het OPP."),
    "opp.officieel_van": P_("Deze brief helpt u bij het lezen. Het officiële plan is het OPP van %(datum)s."),
    "ihp.officieel": P_("Deze brief helpt u bij het lezen. Het officiële plan is het IHP."),
    "ihp.officieel_van": P_("Deze brief helpt u bij het lezen. Het officiële plan is het IHP van %(datum)s."),
}
