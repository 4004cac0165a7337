"""Starter phrases for needs and goals: words to choose from, so that nobody starts at an empty box.

The kinds are those of the Handreiking onderwijszorgroutes, bijlage 7 ("hulpzinnen"), with parents as in FAQ OPP 10.4;
the wording is our own. A school can replace the phrases of a kind.
"""

from forms.text import N_

#: The kinds in the order in which they are offered, each with the words that its phrases follow from.
KINDS: dict[str, str] = {
    "instructie": N_("Een instructie die …"),
    "opdrachten": N_("Opdrachten die …"),
    "leeractiviteiten": N_("Leeractiviteiten die …"),
    "feedback": N_("Feedback die …"),
    "groepsgenoten": N_("Groepsgenoten die …"),
    "leeromgeving": N_("Een leeromgeving die …"),
    "docenten": N_("Docenten die …"),
    "ouders": N_("Ouders die …"),
    "doel": N_("Een doel"),
    "al_gedaan": N_("Wat je al deed"),
}

#: What a pupil needs of a lesson, for questions about educational needs.
NEEDS = ("instructie", "opdrachten", "leeractiviteiten", "feedback", "groepsgenoten", "leeromgeving", "docenten")

_PHRASES: dict[str, tuple[str, ...]] = {
    "instructie": (
        N_("Een instructie die in stappen op papier staat"),
        N_("Een instructie die met een voorbeeld begint"),
        N_("Een instructie die de docent hardop denkend voordoet"),
        N_("Een instructie die kort is en één ding tegelijk vraagt"),
        N_("Een instructie die aansluit bij wat de leerling al weet"),
        N_("Een instructie die moeilijke woorden eerst uitlegt"),
        N_("Een instructie die ook in beeld laat zien wat de bedoeling is"),
        N_("Een instructie die de leerling in eigen woorden herhaalt"),
    ),
    "opdrachten": (
        N_("Opdrachten die in kleine delen zijn verdeeld"),
        N_("Opdrachten die laten zien wanneer het werk klaar is"),
        N_("Opdrachten die de leerling op verschillende manieren mag maken"),
        N_("Opdrachten die meteen iets laten lukken"),
        N_("Opdrachten die net iets moeilijker zijn dan de leerling gewend is"),
        N_("Opdrachten die weinig tekst op één bladzijde hebben"),
        N_("Opdrachten die een uitgewerkt voorbeeld geven"),
    ),
    "leeractiviteiten": (
        N_("Leeractiviteiten die aansluiten bij wat de leerling graag doet"),
        N_("Leeractiviteiten die een vast begin hebben"),
        N_("Leeractiviteiten die denken en doen afwisselen"),
        N_("Leeractiviteiten die de leerling zelf mag kiezen"),
        N_("Leeractiviteiten die op een rustige plek kunnen"),
        N_("Leeractiviteiten die samen met een ander gaan"),
        N_("Leeractiviteiten die in een weekplanning staan"),
    ),
    "feedback": (
        N_("Feedback die meteen na de eerste stap komt"),
        N_("Feedback die zegt wat al goed gaat"),
        N_("Feedback die over de aanpak gaat en niet alleen over het cijfer"),
        N_("Feedback die één ding noemt om nu te doen"),
        N_("Feedback die de docent onder vier ogen geeft"),
        N_("Feedback die de inzet laat zien, ook als het nog niet lukt"),
        N_("Feedback die vraagt wat de leerling er zelf van vindt"),
    ),
    "groepsgenoten": (
        N_("Groepsgenoten die rustig kunnen samenwerken"),
        N_("Groepsgenoten die helpen als de leerling vastloopt"),
        N_("Groepsgenoten die de leerling vragen om mee te doen"),
        N_("Groepsgenoten die weten dat niet iedereen hetzelfde reageert"),
        N_("Groepsgenoten die op een vaste plek naast de leerling zitten"),
        N_("Groepsgenoten die ook van de leerling kunnen leren"),
    ),
    "leeromgeving": (
        N_("Een leeromgeving die elke les op dezelfde manier begint"),
        N_("Een leeromgeving die weinig prikkels heeft"),
        N_("Een leeromgeving die een vaste plek vooraan biedt"),
        N_("Een leeromgeving die een plek heeft om even tot rust te komen"),
        N_("Een leeromgeving die duidelijke regels heeft, voor alle vakken dezelfde"),
        N_("Een leeromgeving die laat zien wat er op een dag gaat gebeuren"),
        N_("Een leeromgeving die fouten maken gewoon vindt"),
    ),
    "docenten": (
        N_("Docenten die binnen vijf minuten na de start even langskomen"),
        N_("Docenten die vragen wat de leerling al begrijpt"),
        N_("Docenten die allemaal dezelfde afspraak volgen"),
        N_("Docenten die vertrouwen laten merken"),
        N_("Docenten die vooraf zeggen wat er anders gaat dan anders"),
        N_("Docenten die de leerling zelf laten meedenken"),
        N_("Docenten die elke week samen terugkijken op wat lukte"),
    ),
    "ouders": (
        N_("Ouders die samen met school één afspraak maken"),
        N_("Ouders die thuis een vaste plek zoeken om te leren"),
        N_("Ouders die op een vast moment naar de planning vragen"),
        N_("Ouders die horen wat er goed gaat op school"),
        N_("Ouders die weten bij wie ze op school terechtkunnen"),
        N_("Ouders die vertellen wat thuis helpt"),
    ),
    "doel": (
        N_("De leerling begint binnen … minuten aan het werk"),
        N_("De leerling levert … van de … opdrachten op tijd in"),
        N_("De leerling vraagt zelf hulp als …"),
        N_("De leerling is … van de … dagen op tijd in de les"),
        N_("De leerling maakt elke … een planning en laat die zien aan …"),
        N_("De leerling haalt voor … een voldoende op …"),
        N_("De leerling vertelt aan … hoe het gaat, elke …"),
    ),
    "al_gedaan": (
        N_("Met de leerling is afgesproken dat …"),
        N_("In de les helpt het als …"),
        N_("Met de ouders is besproken dat …"),
        N_("Dit hielp: …"),
        N_("Dit hielp niet: …"),
        N_("Met andere docenten is afgestemd dat …"),
        N_("De leerling kreeg een vaste plek, en wel …"),
    ),
}


def default_phrases() -> dict[str, tuple[str, ...]]:
    """Return the phrases of every kind, as Dutch msgids, in the order in which they are offered."""
    return dict(_PHRASES)
