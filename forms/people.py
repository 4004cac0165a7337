"""People around a pupil, as rows name them."""

from forms.text import N_

#: What somebody is to the pupil; ``leerling`` is the pupil.
RELATIONS = (
    ("moeder", N_("moeder")),
    ("vader", N_("vader")),
    ("verzorger", N_("verzorger")),
    ("voogd", N_("voogd")),
    ("leerling", N_("leerling")),
    ("anders", N_("anders")),
)
