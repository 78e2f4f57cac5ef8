"""The wine features: which columns there are, and how the derived ones are computed.

Training and serving both take `derive` from here, so that they cannot drift apart. Only the standard
library is needed, which keeps the server's start short.
"""

KEY = "sample_id"
LABEL = "cultivar"

# Measurements as they stand in the raw table, in its order. True: a whole number.
RAW = {
    "alcohol": False,
    "malic_acid": False,
    "ash": False,
    "alcalinity_of_ash": False,
    "magnesium": True,
    "total_phenols": False,
    "flavanoids": False,
    "nonflavanoid_phenols": False,
    "proanthocyanins": False,
    "color_intensity": False,
    "hue": False,
    "od280_od315": False,
    "proline": True,
}

DERIVED = ("flavanoid_share", "color_per_hue", "alcalinity_per_ash")

# In the table, but no input: its ratio to the alcalinity says more.
LEFT_OUT = {"ash"}

# The model's inputs, in the order of its weights.
MODEL_INPUTS = tuple(name for name in (*RAW, *DERIVED) if name not in LEFT_OUT)


def derive(sample):
    """The derived columns of one sample, from its raw measurements.

    Ratios only: division is exact to the last bit on every processor, logarithms are not.
    """
    return {
        "flavanoid_share": sample["flavanoids"] / sample["total_phenols"],
        "color_per_hue": sample["color_intensity"] / sample["hue"],
        "alcalinity_per_ash": sample["alcalinity_of_ash"] / sample["ash"],
    }
