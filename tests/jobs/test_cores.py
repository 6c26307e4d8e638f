"""Small networks leave the other cores to others."""

import subprocess
import sys

import pytest

ASKED = """
from {module} import {name}
from threadpoolctl import threadpool_info
{name}()
print({{each["num_threads"] for each in threadpool_info() if each["user_api"] == "blas"}})
"""


@pytest.mark.parametrize(
    ("module", "name"),
    [("jobs.summarizers.network", "tables"), ("jobs.classifying.topic_model", "model")],
)
def test_who_loads_a_network_multiplies_on_one_core(module, name):
    code = ASKED.format(module=module, name=name)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "{1}"
