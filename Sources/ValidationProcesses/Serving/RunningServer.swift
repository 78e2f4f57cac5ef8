// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization
import ValidationCore

/// A server that was started on a port of its own, as those see it who ask it.
final class RunningServer: Sendable {
  enum Readiness: Sendable {
    case ready
    /// It ended first.
    case ended
    /// What its path last answered, or why there was no answer.
    case late(last: String)
  }

  private let port: FreePort
  private let watch: SupervisorWatch
  private let isOver = Atomic<Bool>(false)

  /// Between two looks.
  private static let pause = Duration.milliseconds(25)
  /// Nanoseconds for one answer of its ready path, and bytes of it.
  private static let readyPatience: Int64 = 5_000_000_000
  private static let readyLimit = 1 << 20
  /// The end of a server that crashes is seen a little after that of its connections.
  private static let looksForEnd = 40

  init(port: FreePort, watch: SupervisorWatch) {
    self.port = port
    self.watch = watch
  }

  /// Whether it has ended by itself.
  var hasEnded: Bool { isOver.load(ordering: .sequentiallyConsistent) }

  func noteEnd() { isOver.store(true, ordering: .sequentiallyConsistent) }

  /// Time counts from its start, and the last look comes after it: a busy machine is not its fault.
  func becomeReady(_ target: String, within span: TimeSpan) async throws -> Readiness {
    while !watch.hasStarted, !hasEnded { try await Task.sleep(for: Self.pause) }
    let end = MonotonicTime.now + span.nanoseconds
    while true {
      let isLast = MonotonicTime.now >= end
      let last: String
      let answer = await exchange(
        HTTPRequest(.get, target), until: .now + Self.readyPatience, limit: Self.readyLimit)
      switch answer {
      case .success(let response) where response.status == 200: return .ready
      case .success(let response): last = "it answered with status \(response.status)"
      case .failure(let fault): last = fault.reason
      }
      if isLast { try await awaitEnd() }
      if hasEnded { return .ended }
      if isLast { return .late(last: last) }
      try await Task.sleep(for: Self.pause)
    }
  }

  func answer(
    to request: HTTPRequest, within span: TimeSpan, limit: Int
  ) async -> Result<HTTPResponse, HTTPFault> {
    await exchange(request, until: .now + span.nanoseconds, limit: limit)
  }

  /// Gives it a second to end, after it did not answer: it may be about to.
  func awaitEnd() async throws {
    for _ in 0..<Self.looksForEnd where !hasEnded { try await Task.sleep(for: Self.pause) }
  }

  private func exchange(
    _ request: HTTPRequest, until end: MonotonicTime, limit: Int
  ) async -> Result<HTTPResponse, HTTPFault> {
    let exchange = HTTPExchange(request: request, port: port.number, limit: limit)
    return await DedicatedThread.run { exchange.run(until: end) }
  }
}
