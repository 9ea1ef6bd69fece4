#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# The JSON Schema that the program prints: valid, accepts the shipped experiments, refuses what `check` refuses.
import json
import pathlib
import subprocess
import sys

try:
    import jsonschema
    import tomllib
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

schema = json.loads(subprocess.run([sys.argv[1], "schema"], check=True, capture_output=True).stdout)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
failed = False

for path in [*pathlib.Path("experiments").glob("*.toml"), *pathlib.Path("experiments").glob("*/*.toml")]:
    for error in validator.iter_errors(tomllib.loads(path.read_text())):
        print(f"{path}: the schema refuses what is right: {error.json_path}: {error.message}")
        failed = True

# Mistakes that a schema can see; others (an unknown population, two baselines) only `check` finds.
for name in ["unknown_table", "key_outside_tables", "unknown_setting", "missing_settings", "no_experiment_table", "wrong_types",
             "out_of_range", "sample_above_one", "empty_text", "unknown_model", "no_variant", "variant_is_one_table",
             "variant_without_name", "bad_variant_name", "variant_named_reference", "unknown_variant_key", "policy_is_text",
             "unknown_policy", "policy_without_use", "sweep_empty", "sweep_is_no_list"]:
    text = pathlib.Path(f"tests/experiments/bad/{name}.toml").read_text()
    try:
        instance = json.loads(json.dumps(tomllib.loads(text), default=lambda other: {"no": "JSON"}))
    except tomllib.TOMLDecodeError as error:
        print(f"{name}: {error}")
        failed = True
        continue
    if validator.is_valid(instance):
        print(f"{name}: the schema accepts what is wrong")
        failed = True

# A number is a value or a range.
for text, right in [("tutors = 4000", True), ("tutors = { low = 2000, high = 9000 }", True),
                    ("tutors = { low = 2000, high = 9000, value = 3000, quality = 'assumption' }", True),
                    ("target = { observed_gap_weeks = { low = 10, high = 20 } }", True),
                    ("tutors = { low = 2000 }", False), ("tutors = { low = 2000, hihg = 9000 }", False),
                    ("tutors = { low = -2000, high = 9000 }", False), ("tutors = 'many'", False),
                    ("group_size = { low = 1, high = 3 }", False),
                    ("target = { observed_gap_weeks = { low = 10 } }", False)]:
    instance = tomllib.loads("[experiment]\ntitle = 'x'\npopulation = 'nl-2019'\n[[variant]]\nname = 'a'\n"
                             "[[variant.policy]]\nuse = 'tutoring'\n" + text)
    if validator.is_valid(instance) != right:
        print(f"{text}: the schema {'refuses' if right else 'accepts'} it")
        failed = True
sys.exit(failed)
