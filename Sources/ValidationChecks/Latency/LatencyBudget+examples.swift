// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension LatencyBudget {
  package var examples: [CheckExample] {
    [
      .latency("a server that keeps its median", .passed, "p50", limits: "p50: 2s"),
      .latency(
        "a server that works too long on each request", .failed, "p50", "latency.over-budget",
        limits: "p50: 1ms", work: "time.sleep(0.02)"),
      .latency(
        "a server that answers with errors", .failed, "requests", "latency.refused",
        limits: "p50: 2s", answer: #"{"error": "no such feature"}"#),
      .latency(
        "a server that dies under load", .failed, "requests", "latency.unanswered",
        limits: "p50: 2s", work: "if count == 30: sys.exit('out of memory')"),
      .latency(
        "too few requests for a p99", .inconclusive, "p99", "latency.undecided", limits: "p99: 10s"),
      .latency(
        "a server that does not start", .unmeasured, "p50", "latency.no-answer",
        limits: "p50: 2s", start: "raise SystemExit('no such model: model.safetensors')"),
    ]
  }
}

extension CheckExample {
  fileprivate static func latency(
    _ title: String, _ outcome: Outcome, _ subject: String, _ rule: String? = nil, limits: String,
    start: String = "pass", work: String = "pass", answer: String = #"{"score": 0.5}"#
  ) -> CheckExample {
    CheckExample(
      title, outcome: outcome, subject: subject, rule: rule,
      entry: """
        - id: serving
          type: latency.budget
          serve: { command: [python3, serve.py] }
          request: { body-from: requests.jsonl }
          at: 25/s
          for: 8s
          limits: { \(limits) }
        """,
      files: [
        "requests.jsonl": .text("{\"age\": 34}\n{\"age\": 51}\n"),
        "serve.py": .text(
          """
          import sys, time

          \(start)
          for count, line in enumerate(sys.stdin):
              \(work)
              print('\(answer)', flush=True)

          """),
      ])
  }
}
