// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationData

/// Random tables in row groups of many sizes: which rows each test finds, against loops in Python.
///
/// Needs the Python environment of `scripts/setup`; `VALIDATE_MODEL_TEST_PYTHON` names it.
@Suite struct RowsAgainstPythonTests {
  private static let script = #"""
    import json, math, random, struct, sys
    import pyarrow as pa, pyarrow.parquet as pq
    out, seed = sys.argv[1], 20261121
    r = random.Random(seed)
    def single(x): return struct.unpack("f", struct.pack("f", x))[0]
    def nan(x): return isinstance(x, float) and math.isnan(x)
    def key(x): return "nan" if nan(x) else x
    def integers(n, low, high):
      if r.random() < 0.5: return [r.choice([r.randint(0, 2 * n), r.randint(low, high)]) for _ in range(n)]
      values = [min(high, i * r.choice([1, 1, 1, 40])) for i in range(n)]
      if r.random() < 0.5: r.shuffle(values)
      for _ in range(r.choice([0, 1, 5])): values[r.randrange(n)] = values[r.randrange(n)]
      return values
    def doubles(n):
      odd = [math.nan, math.inf, -math.inf, -0.0, 1e30]
      def plain(): return r.choice([r.gauss(0, 1), float(r.randint(-3, 3))])
      return [r.choice(odd) if r.random() < 0.02 else plain() for _ in range(n)]
    def words(n):
      stems = ["a", "b", "", "it's", "\u00e9", "null"]
      return [r.choice(stems) + (str(r.randint(0, n)) if r.random() < 0.3 else "") for _ in range(n)]
    kinds = {
      "BIGINT": (pa.int64(), lambda n: integers(n, -2**63, 2**63 - 1)),
      "INTEGER": (pa.int32(), lambda n: integers(n, -2**31, 2**31 - 1)),
      "TINYINT": (pa.int8(), lambda n: [r.randint(-128, 127) for _ in range(n)]),
      "UBIGINT": (pa.uint64(), lambda n: integers(n, 0, 2**64 - 1)), "DOUBLE": (pa.float64(), doubles),
      "FLOAT": (pa.float32(), lambda n: [single(x) for x in doubles(n)]), "VARCHAR": (pa.string(), words)}
    tables = []
    for t in range(60):
      n, columns, tests = r.choice([1, 3, 50, 400, 3000]), {}, []
      for c in range(r.randint(1, 10)):
        name = "file_row_number" if c == 1 and r.random() < 0.2 else f"c{c}"
        kind = r.choice(list(kinds)); share = r.choice([0, 0, 0.01, 0.3])
        values = [None if r.random() < share else x for x in kinds[kind][1](n)]
        columns[name] = (kind, values)
        def found(of): return [i for i, x in enumerate(values) if of(x)]
        tests.append({"kind": "null", "columns": [name], "rows": found(lambda x: x is None)})
        if kind == "VARCHAR":
          listed = sorted({x for x in values if x is not None and r.random() < 0.7}) or ["nothing"]
          tests.append({"kind": "set", "columns": [name], "values": listed,
            "rows": found(lambda x: x is not None and x not in set(listed))})
        elif kind != "UBIGINT":
          low, high = r.choice([-1e9, -1.0, 0.0, 0.5]), r.choice([0.75, 3.0, 100.0, 1e9])
          bounds = (single(low), single(high)) if kind == "FLOAT" else (low, high)
          tests.append({"kind": "range", "columns": [name], "low": low, "high": high,
            "rows": found(lambda x: x is not None and not nan(x) and not bounds[0] <= x <= bounds[1])})
          tests.append({"kind": "nan", "columns": [name], "rows": found(nan)})
      for names in [[c] for c in columns] + [r.sample(list(columns), min(2, len(columns)))]:
        seen, rows = set(), []
        for i in range(n):
          k = tuple(key(columns[c][1][i]) for c in names)
          if k in seen: rows.append(i)
          seen.add(k)
        tests.append({"kind": "repeated", "columns": names, "rows": rows})
      table = {"place": pa.array(range(n), pa.int64())}
      table |= {c: pa.array(v, kinds[k][0]) for c, (k, v) in columns.items()}
      pq.write_table(pa.table(table), f"{out}/t{t}.parquet", row_group_size=r.choice([10**6, 500, 60]))
      tables.append(tests)
    print(json.dumps({"seed": seed, "tables": tables}))
    """#

  private struct Tables: Decodable {
    var seed: Int
    var tables: [[Found]]
  }

  private struct Found: Decodable {
    var kind: String
    var columns: [String]
    var rows: [Int]
    var low: Double?
    var high: Double?
    var values: [String]?

    var test: RowTest {
      switch kind {
      case "null": .null(column: columns[0])
      case "nan": .nan(column: columns[0])
      case "set": .outsideSet(column: columns[0], values: values ?? [])
      case "range": .outsideRange(column: columns[0], minimum: low, maximum: high)
      default: .repeated(columns: columns)
      }
    }

    /// Extremes are asked beside the range, as a contract does.
    var questions: [Question] {
      [.count(test)] + (kind == "range" ? [.extremes(column: columns[0])] : [])
    }
  }

  @Test func theRowsFoundAreThoseOfALoop() async throws {
    let world = try TableWorld()
    let made = try JSONDecoder().decode(Tables.self, from: try world.python(Self.script))
    #expect(made.tables.count == 60)
    for (index, tests) in made.tables.enumerated() {
      let place = world.folder.appendingPathComponent("t\(index).parquet").path
      let table = TableFile(
        dataset: "t", displayPath: "t\(index).parquet", localPath: place, format: .parquet)
      try await world.engine().withTables([table]) { session in
        let questions = tests.flatMap(\.questions)
        let counts = Dictionary(
          zip(questions, try await session.answer(questions)), uniquingKeysWith: { $1 })
        let samples = try await session.answer(tests.map { .sample($0.test, most: 5) })
        for (found, answer) in zip(tests, samples) {
          let what = "seed \(made.seed), table \(index), \(found.kind) of \(found.columns)"
          #expect(counts[.count(found.test)] == .count(Int64(found.rows.count)), "\(what)")
          guard case .sample(let sample) = answer else {
            Issue.record("\(what): \(answer)")
            continue
          }
          let position = try #require(sample.columns.firstIndex(of: "place"))
          let shown = try sample.rows.map { try #require(Int($0[position] ?? "")) }
          #expect(shown.count == min(5, found.rows.count), "\(what)")
          if found.kind == "repeated" {
            #expect(Set(shown).isSubset(of: found.rows), "\(what)")
          } else {
            #expect(shown == Array(found.rows.prefix(5)), "\(what)")
          }
        }
      }
    }
  }
}
