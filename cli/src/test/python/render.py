"""Prints the CloudFormation template, as JSON, that AWS makes of a SAM template: render.py TEMPLATE [NAME=VALUE]..."""

import json
import os
import sys

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")

with open(sys.argv[1], encoding="utf-8") as file:
    template = yaml_parse(file.read())

# What `sam package` does before AWS sees the template: local files become objects in S3.
folder = os.path.dirname(sys.argv[1])
functions = template.get("Globals", {}).get("Function", {})
for properties in [functions] + [resource.get("Properties", {}) for resource in template["Resources"].values()]:
    for name in ("CodeUri", "DefinitionUri"):
        if name in properties:
            properties[name] = "s3://artifacts/" + os.path.normpath(os.path.join(folder, properties[name]))

parameters = dict(argument.split("=", 1) for argument in sys.argv[2:])


class NoManagedPolicies:
    def load(self):
        return {}


json.dump(transform(template, parameters, NoManagedPolicies()), sys.stdout)
