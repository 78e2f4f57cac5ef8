// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension LatencyBudget {
  /// What is asked of the server.
  package struct Scope: Codable, Hashable, Sendable {
    var command: CommandDeclaration
    var body: RepositoryPath
    var rate: Rate
    var duration: TimeSpan

    /// Rate times duration, for values that the manifest allows.
    var requestCount: Int {
      let exact = (rate.perSecond * duration.seconds).rounded()
      return exact.isFinite && exact < 1e9 ? max(0, Int(exact)) : .max
    }
  }

  package struct Limits: Sendable {
    var percentiles: [PercentileLimit]
    var coldStart: TimeSpan?
    var memory: ByteCount?
    var confidence: Share

    var subjects: [String?] {
      ["requests"] + percentiles.map(\.name) + (coldStart == nil ? [] : ["cold-start"])
        + (memory == nil ? [] : ["memory"])
    }
  }

  struct PercentileLimit: Hashable, Sendable {
    /// `p99`.
    var name: String
    /// 0.99.
    var fraction: Double
    var most: TimeSpan
  }

  /// Keys of `limits` as they are written.
  struct LimitKeys: Sendable {
    var percentiles: [PercentileLimit]
    var coldStart: TimeSpan?
    var memory: ByteCount?
  }

  package static let mostRequests = 100_000

  package var options: Fields<Configuration<Scope, Limits>> {
    Fields(
      .required("serve", .served, "the server, a JSON-lines worker: { command: … }"),
      .required("request", .requestBody, "what is asked: { body-from: FILE }"),
      .required("at", .rate, "rate of requests"),
      .optional("for", .duration, default: TimeSpan(seconds: 20), "how long requests are sent"),
      .required("limits", .latencyLimits, "most that is allowed"),
      .optional(
        "confidence", .share, default: Share(fraction: 0.95), "of each percentile's verdict")
    ) { command, body, rate, duration, limits, confidence in
      let scope = Scope(command: command, body: body, rate: rate, duration: duration)
      guard (1...Self.mostRequests).contains(scope.requestCount) else {
        throw ManifestMistake(
          "\(rate) for \(duration) makes \(scope.requestCount < 1 ? "no request" : "too many requests")"
            + "; from 1 to \(Counted.number(Self.mostRequests)) can be sent", at: "at")
      }
      guard confidence.fraction >= 0.5, confidence.fraction < 1 else {
        throw ManifestMistake("confidence is from 50% to less than 100%", at: "confidence")
      }
      return Configuration(
        scope: scope,
        limits: Limits(
          percentiles: limits.percentiles, coldStart: limits.coldStart, memory: limits.memory,
          confidence: confidence))
    }
  }
}

extension Syntax where Value == CommandDeclaration {
  fileprivate static var served: Syntax {
    .mapping(
      Fields(
        .required("command", .command, "reads a JSON request a line, answers a JSON object a line")
      ) {
        $0
      })
  }
}

extension Syntax where Value == RepositoryPath {
  fileprivate static var requestBody: Syntax {
    .mapping(
      Fields(.required("body-from", .path, "tracked file with one JSON request a line")) { $0 })
  }
}

extension Syntax where Value == LatencyBudget.LimitKeys {
  fileprivate static var latencyLimits: Syntax {
    let duration = Syntax<TimeSpan>.duration
    return .mapping(
      Fields(
        .optional("p50", duration, "median latency"),
        .optional("p90", duration, "latency that 90 % of requests keep"),
        .optional("p95", duration, "latency that 95 % of requests keep"),
        .optional("p99", duration, "latency that 99 % of requests keep"),
        .optional("cold-start", duration, "from the start of the process to its first answer"),
        .optional("memory", Syntax<ByteCount>.byteCount, "peak memory of all its processes")
      ) { p50, p90, p95, p99, coldStart, memory in
        let percentiles = [
          ("p50", 0.5, p50), ("p90", 0.9, p90), ("p95", 0.95, p95), ("p99", 0.99, p99),
        ]
        .compactMap { name, fraction, most in
          most.map { LatencyBudget.PercentileLimit(name: name, fraction: fraction, most: $0) }
        }
        guard !percentiles.isEmpty || coldStart != nil || memory != nil else {
          throw ManifestMistake("`limits` needs one of p50, p90, p95, p99, cold-start and memory")
        }
        return LatencyBudget.LimitKeys(
          percentiles: percentiles, coldStart: coldStart, memory: memory)
      })
  }
}
