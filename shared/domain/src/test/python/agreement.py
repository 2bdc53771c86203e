"""Writes the minutes and the evidence that AgreementWithTheReferenceTest compares the judge with.

    python3 agreement.py REFERENCE.py > ../resources/dev/sluice/domain/judge/agreement.csv

REFERENCE.py is the simulated reference of the judge (numpy). The seed is fixed: the same file every time. One row a
minute; a series ends with the minute that rolls back. rho and proof are those after the minute.
"""
import importlib.util
import sys

import numpy as np

SEED = 20261125
HORIZON = 1440


def load(path):
    spec = importlib.util.spec_from_file_location("reference", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def errors(rng, n, p, rho):
    if rho:
        m = 1 / rho - 1
        p = rng.beta(p * m, (1 - p) * m)
    return int(rng.binomial(n, p))


def series(ref, rng, name, minutes, requests, rate, *, stable=None, rho=0.0, steps=(0,), empty=0.0):
    """requests, rate: functions of the minute. stable: (requests, rate). steps: the minutes in which one starts."""
    judge = ref.Judge(1, HORIZON, stable=stable is not None)
    waiting = False
    for t in range(minutes):
        n1 = 0 if rng.random() < empty else int(requests(t))
        x1 = errors(rng, n1, rate(t), rho)
        n0 = 0 if stable is None or rng.random() < empty else stable[0]
        x0 = errors(rng, n0, stable[1], rho) if n0 else 0
        # The judge keeps the start of a step that begins in an empty minute for the next one; the reference loses it.
        waiting |= t in steps
        starts, waiting = waiting and n1 > 0, waiting and n1 == 0
        counts = (np.array([float(count)]) for count in (x1, n1, x0, n0))
        with np.errstate(divide="ignore", invalid="ignore"):  # of empty minutes, which it then leaves out
            judge.minute(*counts, np.array([starts]), len(steps) - 1, np.array([True]))
        evidence = float(judge.evidence()[0])
        given = (name, len(steps), int(stable is not None), t, int(t in steps and t > 0), n1, x1, n0, x0)
        print(*given, float(judge.dis.rho()[0]), evidence, float(judge.proof.sum()), sep=",")
        if evidence >= 1 / ref.ALPHA:
            break


def main(path):
    ref = load(path)
    rng = np.random.default_rng(SEED)

    def constant(value):
        return lambda t: value

    def bursts(t):
        return .05 if rng.random() < .01 else .005

    def ramping(t):
        return 1000 * (.01, .02, .05, .10, .25, .50, 1.)[min(t // 30, 6)]

    print("series,steps,stable,minute,begins,n1,x1,n0,x0,rho,evidence,proof")
    series(ref, rng, "healthy", 300, constant(200), constant(.005))
    series(ref, rng, "at the limit", 300, constant(50), constant(.01))
    series(ref, rng, "fault", 300, constant(200), constant(.015))
    series(ref, rng, "large fault", 20, constant(1000), constant(.5))
    series(ref, rng, "late fault", 300, constant(1200), lambda t: .02 if t >= 200 else .003)
    series(ref, rng, "bursts", 400, constant(1000), bursts)
    series(ref, rng, "correlated", 300, constant(12000), constant(.005), rho=.01)
    series(ref, rng, "correlated fault", 300, constant(1000), constant(.013), rho=.005)
    series(ref, rng, "empty minutes", 200, lambda t: rng.poisson(3), constant(.01), empty=.3)
    series(ref, rng, "with stable", 300, constant(200), constant(.005), stable=(19800, .005), rho=.001)
    series(ref, rng, "fault with stable", 100, constant(200), constant(.02), stable=(19800, .005))
    series(ref, rng, "both arms bad", 100, constant(100), constant(.03), stable=(9900, .03))
    series(ref, rng, "stable too small", 60, constant(1000), constant(.012), stable=(40, .005))
    series(ref, rng, "stable missing at times", 200, constant(100), constant(.008), stable=(400, .004), empty=.2)
    series(ref, rng, "ramp", 210, ramping, constant(.006), stable=(1000, .005), steps=tuple(range(0, 210, 30)), empty=.1)
    series(ref, rng, "ramp with a fault", 210, ramping, lambda t: .03 if t >= 120 else .004, steps=tuple(range(0, 210, 30)))


if __name__ == "__main__":
    main(sys.argv[1])
