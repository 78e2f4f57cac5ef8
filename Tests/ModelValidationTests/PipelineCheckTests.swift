// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

/// Checks of feature pipelines, with real commands and the real engine.
@Suite struct PipelineCheckTests {
  private static let raw = "id,cents\n1,250\n2,900\n3,410\n4,775\n5,120\n6,300\n"

  private func repository(_ entry: String, files: [String: String]) throws -> ModelRepository {
    let manifest = "version: 1\nmodel: m\nchecks:\n  - \(entry)\n"
    return try ModelRepository(
      files: files.merging(["validate-model.yaml": manifest, "raw.csv": Self.raw]) { $1 })
  }

  private func cases(_ entry: String, files: [String: String]) throws -> [Case] {
    let repository = try repository(entry, files: files)
    return try repository.report([], environment: Starter.environment()).report.cases
  }

  private func rules(_ cases: [Case], _ subject: String?) -> [String] {
    cases.filter { $0.subject == subject }.flatMap { item in
      item.findings.map(\.rule) + [item.obstacle?.rule].compactMap { $0 }
    }
  }

  @Test(
    "a worker is asked line by line and its answers compared; one that falls silent is unmeasured")
  func worker() throws {
    let worker = """
      import json, sys, time
      for line in sys.stdin:
          row = json.loads(line)
          if row["id"] == 99:
              time.sleep(600)
          print(json.dumps({"id": row["id"], "x": row["id"] * 0.1}), flush=True)
      """
    let entry = """
      { id: p, type: features.parity, keys: [id],
          offline: { command: [cp, t.csv, "{output}/t.csv"], output: t.csv },
          online: { worker: [python, w.py], requests: r.jsonl, answer-within: 15s } }
      """
    let files = ["w.py": worker, "t.csv": "id,x\n1,0.1\n2,0.2\n3,0.30000000000000004\n"]
    let good = try cases(
      entry, files: files.merging(["r.jsonl": "{\"id\": 1}\n{\"id\": 2}\n{\"id\": 3}\n"]) { $1 })
    #expect(good.allSatisfy { $0.outcome == .passed }, "\(good.map(\.message))")
    let silent = try cases(
      entry, files: files.merging(["r.jsonl": "{\"id\": 1}\n{\"id\": 99}\n"]) { $1 })
    #expect(silent.map(\.outcome) == [.unmeasured, .unmeasured])
    #expect(rules(silent, "rows") == ["parity.worker-silent"])
  }

  @Test("a server is asked over HTTP in batches; one that is wrong at a row fails that column")
  func server() throws {
    let server = """
      import http.server, json, os
      class Handler(http.server.BaseHTTPRequestHandler):
          def do_GET(self):
              self.send_response(200 if self.path == "/health" else 404)
              self.end_headers()
          def do_POST(self):
              rows = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
              made = [{"id": row["id"], "x": row["id"] * 0.1, "y": row["id"] // 3} for row in rows]
              body = json.dumps(made, indent=2).encode()
              self.send_response(200)
              self.send_header("Content-Length", str(len(body)))
              self.end_headers()
              self.wfile.write(body)
      http.server.ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
      """
    let found = try cases(
      """
      { id: p, type: features.parity, keys: [id],
          offline: { command: [cp, t.csv, "{output}/t.csv"], output: t.csv },
          online: { serve: { command: { run: [python, s.py], environment: { set: { PORT: "{port}" } } },
              ready: /health }, request: { path: /batch, body-from: r.jsonl, batch: 2 } } }
      """,
      files: [
        "s.py": server, "t.csv": "id,x,y\n1,0.1,0\n2,0.2,1\n3,0.30000000000000004,1\n",
        "r.jsonl": "{\"id\": 1}\n{\"id\": 2}\n{\"id\": 3}\n",
      ])
    #expect(
      found.filter { $0.outcome != .passed }.compactMap(\.subject) == ["y"],
      "\(found.map(\.message))")
    #expect(rules(found, "y") == ["parity.values"])
  }

  @Test("a Parquet input is varied through pyarrow")
  func parquet() throws {
    let make = """
      import pathlib, sys, pyarrow as pa, pyarrow.parquet as pq
      source = pathlib.Path(sys.argv[1])
      files = sorted(source.rglob("*.parquet")) if source.is_dir() else [source]
      table = pa.concat_tables(pq.read_table(file) for file in files)
      rows = table.to_pylist()
      above = [0] + [row["cents"] for row in rows]
      value = (lambda place: rows[place]["cents"] / 100) if "above" not in sys.argv else \\
          (lambda place: float(rows[place]["cents"] - above[place]))
      made = [{"id": row["id"], "x": value(place)} for place, row in enumerate(rows)]
      pq.write_table(pa.Table.from_pylist(made), sys.argv[2] + "/f.parquet")
      """
    let entry = { (more: String) in
      """
      { id: i, type: features.invariance, input: t.parquet, output: f.parquet, keys: [id],
          command: [python, make.py, "{input}", "{output}"\(more)], duplicated: twice,
          variations: [rerun, shuffled, columns, batches, threads, partitions] }
      """
    }
    for (more, failing) in [("", [String]()), (", above", ["shuffled", "batches", "duplicated"])] {
      let repository = try repository(entry(more), files: ["make.py": make])
      let script = """
        import pyarrow.csv as c, pyarrow.parquet as q
        q.write_table(c.read_csv('raw.csv'), 't.parquet')
        """
      try Shell.require(
        ["python", "-c", script], in: repository.folder, environment: Starter.environment())
      try repository.commit("parquet")
      let report = try repository.report([], environment: Starter.environment()).report
      #expect(report.cases.count == 7)
      #expect(
        report.cases.filter { $0.outcome != .passed }.compactMap(\.subject) == failing,
        "\(report.cases.map(\.message))")
    }
  }

  @Test(
    "a hang, a crash and silence on bad input are told apart, and the command that floods is bounded"
  )
  func robustness() throws {
    let make = """
      import csv, os, sys, time
      rows = list(csv.DictReader(open(sys.argv[1], newline="")))
      out = open(sys.argv[2] + "/f.csv", "w")
      print("id,euros", file=out)
      for row in rows:
          if row["cents"] == "":
              os.abort()
          if row["cents"] == "not a number":
              while True:
                  print("flood" * 1000)
          print(row["id"], int(float(row["cents"])) / 100, sep=",", file=out)
      """
    let found = try cases(
      """
      { id: r, type: features.robustness, input: raw.csv, output: f.csv, columns: [cents],
          kinds: [nulls, wrong-types, header-only], sample-rows: 3,
          command: { run: [python, make.py, "{input}", "{output}"], timeout: 3s } }
      """, files: ["make.py": make])
    #expect(
      found.map(\.outcome) == [.passed, .failed, .failed, .passed], "\(found.map(\.message))")
    #expect(rules(found, "nulls") == ["robustness.crash", "robustness.crash"])
    #expect(rules(found, "wrong-types") == ["robustness.hang"])
    #expect(found[1].message.contains("SIGABRT"), "\(found[1].message)")
    #expect(found[1].message.contains("smallest input found: id,cents ⏎ 3,"), "\(found[1].message)")
  }

  @Test("the smallest failing input is written when accepted, and tried from then on")
  func keep() throws {
    let repository = try repository(
      """
      { id: r, type: features.robustness, input: raw.csv, output: f.csv, columns: [cents],
          kinds: [nulls], keep: tests/bad, command: [sh, make.sh, "{input}", "{output}/f.csv"] }
      """,
      files: [
        "make.sh":
          "grep -q cents$ \"$1\" || exit 3\ngrep -q ',$' \"$1\" && exit 4\ncp \"$1\" \"$2\"\n"
      ])
    let environment = try Starter.environment()
    let accepted = try repository.validate(["--accept", "r"], environment: environment)
    #expect(accepted.status == 0, "\(accepted.errors)")
    let kept = repository.folder.appending(path: "tests/bad/nulls-cents.csv")
    let text = try String(contentsOf: kept, encoding: .utf8)
    #expect(text.split(separator: "\n").count == 2, "\(text)")
    try repository.commit("kept")
    let report = try repository.report([], environment: environment).report
    #expect(report.cases.map(\.subject) == ["sample", "nulls", "kept"])
    #expect(report.names(.failed) == ["r[nulls]", "r[kept]"])
  }

  /// Reads a Parquet table of `id` and `cents`, and writes one of `id` and `euros`.
  private static func parquetPipeline(_ lines: String) -> String {
    """
    import decimal, sys, pyarrow as pa, pyarrow.parquet as pq
    try:
        table = pq.read_table(sys.argv[1])
    except pa.ArrowInvalid:
        sys.exit(2)
    if sorted(table.column_names) != ["at", "cents", "id", "shop"]:
        sys.exit(2)
    if str(table.schema.field("at").type) != "timestamp[ns]" and "strict" in sys.argv:
        sys.exit(2)
    rows = table.select(["id", "cents", "shop"]).to_pylist()
    made = []
    for row in rows:
        \(lines.replacing("\n", with: "\n    "))
        made.append({"id": row["id"], "euros": None if row["cents"] is None else row["cents"] / 100})
    schema = pa.schema([("id", pa.int64()), ("euros", pa.float64())])
    pq.write_table(pa.Table.from_pylist(made, schema), sys.argv[2] + "/f.parquet")
    """
  }

  private func parquetRepository(_ more: String, _ lines: String) throws -> ModelRepository {
    let repository = try repository(
      """
      { id: r, type: features.robustness, input: t.parquet, output: f.parquet, reject: [2],
          command: [python, make.py, "{input}", "{output}", strict], outputs: [euros]\(more) }
      """, files: ["make.py": Self.parquetPipeline(lines)])
    let script = """
      import pyarrow as pa, pyarrow.parquet as q
      q.write_table(pa.table({
          "id": pa.array([1, 2, 2**62 + 1], pa.int64()), "cents": pa.array([250, 900, 410], pa.int32()),
          "shop": pa.array(["a", "b", "a"]).dictionary_encode(),
          "at": pa.array([1, 2, 1700000000123456789], pa.timestamp("ns"))}), "t.parquet")
      """
    try Shell.require(
      ["python", "-c", script], in: repository.folder, environment: Starter.environment())
    try repository.commit("parquet")
    return repository
  }

  @Test(
    "a Parquet input is spoiled in its own types, and a pipeline that says no passes every kind")
  func parquetRobustness() throws {
    let careful = """
      if not isinstance(row["id"], int) or not isinstance(row["cents"], int): sys.exit(2)
      if row["shop"] not in ("a", "b") or not 0 < row["cents"] < 10**6: sys.exit(2)
      if not 0 < row["id"] < 2**62 + 2: sys.exit(2)
      """
    let repository = try parquetRepository(", columns: [cents, shop, at]", careful)
    let cases = try repository.report([], environment: Starter.environment()).report.cases
    #expect(cases.map(\.outcome).allSatisfy { $0 == .passed }, "\(cases.map(\.message))")
    #expect(
      cases.compactMap(\.subject) == [
        "sample", "nulls", "extremes", "unicode", "unseen-categories", "wrong-types", "huge-cell",
        "missing-columns", "extra-column", "reordered-columns", "empty-file", "header-only",
      ])
  }

  @Test(
    "a Parquet input that fails is made small, kept as Parquet, and its lost rows are seen again")
  func parquetKept() throws {
    let careless = """
      if not isinstance(row["cents"], (int, float, type(None))): sys.exit(2)
      if row["shop"] is None: continue
      """
    let repository = try parquetRepository(
      ", kinds: [nulls, wrong-types, header-only], columns: [cents, shop], keep: tests/bad",
      careless)
    let environment = try Starter.environment()
    let accepted = try repository.validate(["--accept", "r"], environment: environment)
    #expect(accepted.status == 0, "\(accepted.errors)")
    try repository.commit("kept")
    let report = try repository.report([], environment: environment).report
    #expect(report.names(.failed) == ["r[nulls]", "r[kept]"], "\(report.cases.map(\.message))")
    #expect(
      rules(report.cases, "nulls") == [
        "robustness.no-value", "robustness.no-value", "robustness.rows-lost",
        "robustness.rows-lost",
      ])
    #expect(rules(report.cases, "kept") == ["robustness.no-value"])
    let shape = """
      import pyarrow.parquet as q
      t = q.read_table("tests/bad/nulls-cents.parquet")
      assert t.num_rows == 1 and str(t.schema.field("cents").type) == "int32", t
      assert t["cents"].to_pylist() == [None], t
      q.write_table(q.read_table("t.parquet").slice(0, 2).set_column(
          2, "shop", [[None, "b"]]), "tests/bad/lost.parquet")
      """
    try Shell.require(["python", "-c", shape], in: repository.folder, environment: environment)
    try repository.commit("lost")
    let lost = try repository.report([], environment: environment).report.cases
    #expect(
      rules(lost, "kept") == ["robustness.rows-lost", "robustness.no-value"],
      "\(lost.map(\.message))")
  }

  @Test("a golden table is accepted, judged once it is tracked, and failed after a change")
  func golden() throws {
    let repository = try repository(
      """
      { id: g, type: features.golden, output: f.csv, golden: tests/f.csv, keys: [id],
          command: [sh, make.sh, "{output}/f.csv"] }
      """, files: ["make.sh": "cp raw.csv \"$1\"\n"])
    let environment = try Starter.environment()
    let before = try repository.report([], environment: environment).report
    #expect(rules(before.cases, nil) == ["golden.missing"])
    #expect(try repository.validate(["--accept", "g"], environment: environment).status == 0)
    try repository.commit("golden")
    #expect(try repository.report([], environment: environment).report.names(.passed) == ["g"])
    try repository.write("make.sh", Data("sed s/250/260/ raw.csv >\"$1\"\n".utf8))
    try repository.commit("change")
    let after = try repository.report([], environment: environment).report
    #expect(rules(after.cases, nil) == ["golden.values"])
    #expect(after.cases.first?.message.contains("at most by 10") == true)
  }

  @Test(
    "a pipeline that leaves children behind, or a link for its output, is judged all the same",
    arguments: [
      ("(sleep 600 &) ; cp raw.csv \"$1\"", Outcome.passed),
      ("ln -s \"$PWD/raw.csv\" \"$1\"", .unmeasured), ("mkdir \"$1\"", .unmeasured),
      ("printf 'PAR1' >\"$1\"", .failed),
    ])
  func leftovers(script: String, outcome: Outcome) throws {
    let cases = try cases(
      """
      { id: g, type: features.golden, output: f.csv, golden: raw.csv, keys: [id],
          command: [sh, make.sh, "{output}/f.csv"] }
      """, files: ["make.sh": script + "\n"])
    #expect(cases.map(\.outcome) == [outcome], "\(cases.map(\.message))")
  }
}
