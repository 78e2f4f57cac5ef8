// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore

/// ## What it measures
/// Whether a server keeps its latency budget at a declared rate of requests.
///
/// The server is a command that reads one JSON request a line and answers one JSON object a line, in
/// order. After 20 warm-up requests, sent one by one, requests leave at a constant rate, whatever the answers
/// do (open loop). Latency counts from the moment a request was *due*, so that a stall costs every
/// request that waited behind it. Percentiles, cold start, peak memory of all its processes, and whether each
/// request was answered without an `error` member are a case each. Nothing else runs meanwhile.
///
/// ## Why it matters
/// A load test that waits for each answer before it sends the next hides stalls: a server that stops half
/// a second in every five showed a p99 of 10 ms instead of 463 ms.
///
/// ## Configuration
/// | key | value | default |
/// |---|---|---|
/// | `serve` | `command`: the server; without a `timeout` of its own it may live 130 s longer than the load | required |
/// | `request` | `body-from`: tracked file, one JSON request a line; used in turn | required |
/// | `at` | rate, such as `50/s` | required |
/// | `for` | how long; rate times duration is at most 100,000 requests | `20s` |
/// | `limits` | `p50`, `p90`, `p95`, `p99` and `cold-start` (durations), `memory` (size): at least one | required |
/// | `confidence` | of each percentile's verdict, from `50%` up | `95%` |
///
/// ## When it cannot tell
/// A percentile passes when its upper confidence bound is within the limit, fails when the lower bound is
/// over it, and is `inconclusive` in between, with the number of requests that would decide it. Bounds are order
/// statistics; neighbouring requests share their luck, so that n requests count as the number of independent
/// ones that vary as much between blocks of 25. A p99 needs at least 299 independent requests to pass,
/// a p95 59, a p50 5. A request that was refused or not answered counts as over every limit.
///
/// A server that ends before its first answer leaves everything `unmeasured`, with the end of its
/// standard error; a load generator that was late by more than the time between two requests
/// leaves the percentiles so. Cold start and memory are single observations, compared as they are.
///
/// ## References
/// - H. A. David, H. N. Nagaraja, "Order Statistics", 3rd ed., 2003, section 7.1.
/// - V. J. Reddi et al., "MLPerf Inference Benchmark", ISCA 2020; early stopping of its LoadGen.
/// - L. Kish, "Survey Sampling", 1965, section 8.2 (design effect).
package struct LatencyBudget: Check {
  package let type = "latency.budget"

  package init() {}

  package func inputs(of scope: Scope) -> Inputs {
    let life = LatencyLoad.lifetime(of: scope)
    return Inputs(
      paths: [scope.body], commands: [scope.command], measuresTime: true,
      timeLimit: TimeSpan(seconds: life.seconds + 300))
  }

  package func subjects(of configuration: Configuration<Scope, Limits>, in snapshot: any Snapshot)
    -> [String?]
  {
    configuration.limits.subjects
  }

  package func measure(_ scope: Scope, with access: Access) async throws -> Measurement {
    try await LatencyLoad(scope: scope, access: access).measurement()
  }

  package func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] {
    let percentiles = limits.percentiles.map {
      PercentileJudgement($0, measurement, confidence: limits.confidence.fraction).judgement
    }
    return [measurement.requestsJudgement] + percentiles
      + [
        limits.coldStart.map(measurement.coldStartJudgement),
        limits.memory.map(measurement.memoryJudgement),
      ].compactMap { $0 }
  }
}
