"""Who counted the killed, when, and from how many origins: of the bundled sheet, or of the one that is named."""

import sys

import factsheet

try:
    sheet = factsheet.load(sys.argv[1] if len(sys.argv) > 1 else None)
except factsheet.BrokenSheet as broken:
    for problem in broken.problems:
        print(problem.path, problem.line, problem.column, problem.code, problem.message)
    raise SystemExit(3) from None

register = factsheet.Register(sheet)
for figure in sheet.figures:
    if figure.measure == "killed" and figure.scope is None and register.status(figure.id) == "standing":
        lead = figure.attributions[0]
        origins = len(register.origins(figure.id))
        print(figure.date, figure.bound, figure.best or figure.low, register.actors[lead.by].name, lead.date, origins)
