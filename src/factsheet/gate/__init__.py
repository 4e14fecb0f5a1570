"""The gate: a sheet enters through it or not at all. The only room that imports pydantic."""
