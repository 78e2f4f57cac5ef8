// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension FeaturesParity {
  package var examples: [CheckExample] {
    let table = "id,age,spend\n1,34,10.5\n2,51,20.25\n3,18,0.0\n"
    return [
      .parity(
        "the same values in another order", .passed, "spend", nil, table,
        online: "id,spend,age\n3,0.0,18\n1,10.5,34\n2,20.25,51\n"),
      .parity(
        "a rounding within the tolerance", .passed, "spend", nil, table,
        online: "id,age,spend\n1,34,10.5000001\n2,51,20.25\n3,18,0.0\n"),
      .parity(
        "a feature that serving computes otherwise", .failed, "spend", "parity.values", table,
        online: "id,age,spend\n1,34,10.5\n2,51,2025.5\n3,18,0.0\n"),
      .parity(
        "missing values that serving fills with zero", .failed, "age", "parity.values",
        "id,age,spend\n1,34,10.5\n2,,20.25\n3,18,0.0\n",
        online: "id,age,spend\n1,34,10.5\n2,0,20.25\n3,18,0.0\n"),
      .parity(
        "a customer that serving does not know", .failed, "rows", "parity.rows-missing", table,
        online: "id,age,spend\n1,34,10.5\n2,51,20.25\n"),
      .parity(
        "a row that serving gives twice", .failed, "rows", "parity.keys-repeated", table,
        online: "id,age,spend\n1,34,10.5\n2,51,20.25\n3,18,0.0\n3,18,0.0\n"),
      .parity(
        "a feature that serving lacks", .failed, "columns", "parity.columns-missing", table,
        online: "id,age\n1,34\n2,51\n3,18\n"),
      .parity(
        "numbers that serving sends as text", .failed, "columns", "parity.column-type", table,
        online: "id,age,spend\n1,34,10.5 USD\n2,51,20.25 USD\n3,18,0.0 USD\n"),
      .parity(
        "no row in common", .unmeasured, "spend", "tables.nothing-matched", table,
        online: "id,age,spend\n7,34,10.5\n8,51,20.25\n"),
      .parity(
        "a key that is called otherwise", .unmeasured, "rows", "tables.key-missing", table,
        online: "customer,age,spend\n1,34,10.5\n"),
      .asking(
        "a server that answers what training reads", .passed, nil,
        "{'id': row['id'], 'cents': round(row['euros'] * 100)}"),
      .asking(
        "a server that cuts where training rounds", .failed, "parity.values",
        "{'id': row['id'], 'cents': int(row['euros'] * 100)}"),
      .asking(
        "a server that crashes at a row", .unmeasured, "parity.server-silent",
        "{'id': row['id'], 'cents': os._exit(1) if row['id'] == 2 else 110}"),
    ]
  }
}

extension CheckExample {
  fileprivate static func parity(
    _ title: String, _ outcome: Outcome, _ subject: String, _ rule: String?, _ offline: String,
    online: String
  ) -> CheckExample {
    CheckExample(
      title, outcome: outcome, subject: subject, rule: rule,
      entry: """
        - id: serving
          type: features.parity
          offline: train
          online: { command: [cp, served.csv, "{output}/served.csv"], output: served.csv }
          tolerance: { columns: { spend: { relative: 1e-6 } } }
        """,
      datasets: "train: { path: data/train.csv, keys: [id] }",
      files: ["data/train.csv": .text(offline), "served.csv": .text(online)])
  }

  /// - Parameter answer: of the server to a decoded row, in Python.
  fileprivate static func asking(
    _ title: String, _ outcome: Outcome, _ rule: String?, _ answer: String
  ) -> CheckExample {
    CheckExample(
      title, outcome: outcome, subject: "cents", rule: rule,
      entry: """
        - id: serving
          type: features.parity
          offline: train
          online:
            serve: { command: [python3, serve.py, "{port}"], ready: /health }
            request: { path: /features, body-from: requests.jsonl }
          columns: [cents]
        """,
      datasets: "train: { path: data/train.csv, keys: [id] }",
      files: [
        "data/train.csv": .text("id,cents\n1,110\n2,115\n"),
        "requests.jsonl": .text("{\"id\": 1, \"euros\": 1.1}\n{\"id\": 2, \"euros\": 1.15}\n"),
        "serve.py": .text(server(answer)),
      ])
  }

  private static func server(_ answer: String) -> String {
    """
    import http.server, json, os, sys

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.reply({})

        def do_POST(self):
            row = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self.reply(\(answer))

        def reply(self, answer):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

    http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
    """
  }
}
