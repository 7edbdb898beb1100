"""Fuzzing: bytes to inputs (``inputs``), what must hold of each (``checks``), and who makes the bytes.

A random generator (``python -m fuzz``, the long run), libFuzzer by way of atheris (``python -m fuzz --coverage``) and
hypothesis (``test_fuzz``, in CI) all go through the same decoder, so that a finding of one is replayed by the others.
"""
