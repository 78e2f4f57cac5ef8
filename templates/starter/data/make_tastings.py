"""Made tastings.csv and storage.csv, which are invented: a log of cellar temperatures, and tastings that know the
last temperature before them. Seeded, so that it makes them again.

usage: python data/make_tastings.py
"""

import csv
import datetime
import pathlib
import random

FOLDER = pathlib.Path(__file__).resolve().parent
START = datetime.datetime(2024, 1, 1)


def main():
    numbers = random.Random(20240229)
    log = []
    for sample in range(1, 25):
        day = START + datetime.timedelta(days=numbers.randrange(5))
        for _ in range(8):
            log.append((sample, day, round(numbers.uniform(10, 18), 1)))
            day += datetime.timedelta(hours=numbers.randrange(20, 200))
    tastings = []
    for number in range(60):
        sample = numbers.randrange(1, 25)
        time = START + datetime.timedelta(hours=numbers.randrange(6 * 24, 40 * 24))
        known = max(row for row in log if row[0] == sample and row[1] <= time)
        tastings.append((number + 1, sample, time, known[1], known[2]))
    write("storage.csv", ["sample_id", "measured_at", "temperature"], log)
    names = ["tasting_id", "sample_id", "tasted_at", "temperature_measured_at", "temperature"]
    write("tastings.csv", names, tastings)


def write(name, header, rows):
    with open(FOLDER / name, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
