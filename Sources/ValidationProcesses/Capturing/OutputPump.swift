// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Reads what a command says and what its supervisor reports, all at once, so that nothing that a
/// command writes can block it, until both have ended.
struct OutputPump: Sendable {
  /// One stream of the command: masked first, then cut, so that the cut never shows half a secret.
  struct Stream: Sendable {
    let descriptor: Descriptor
    var masker: SecretMasker
    var kept: HeadAndTail

    mutating func accept(_ bytes: ArraySlice<UInt8>) { kept.append(masker.mask(bytes)) }

    mutating func finish() -> CapturedOutput {
      kept.append(masker.finish())
      return kept.captured
    }
  }

  struct Result: Sendable {
    var report: SupervisorReport
    /// In the order of the streams.
    var captured: [CapturedOutput]
  }

  private var streams: [Stream]
  private let control: Descriptor
  private let watch: SupervisorWatch
  private var report = SupervisorReport()
  private var buffer = [UInt8](repeating: 0, count: 65_536)
  private var end = MonotonicTime(nanoseconds: .max)

  /// A process that could not be ended may hold a stream open; it is not waited for longer than this.
  private static let patienceAfterSupervisor: Int64 = 2_000_000_000
  private static let turnLimit: Int64 = 1_000_000_000

  init(streams: [Stream], control: ControlSocket) {
    self.streams = streams
    self.control = control.descriptor
    watch = control.watch
  }

  /// Blocks the thread until the supervisor and the streams have ended, or the supervisor is given up.
  mutating func run() -> Result {
    while isOpen, MonotonicTime.now < end { turn() }
    for stream in streams { stream.descriptor.close() }
    control.close()
    watch.release()
    return Result(report: report, captured: streams.indices.map { streams[$0].finish() })
  }

  private var isOpen: Bool {
    control.raw >= 0 || streams.contains { $0.descriptor.raw >= 0 }
  }

  private mutating func turn() {
    let sources = (streams.map(\.descriptor) + [control]).map { (number: $0.raw, events: POLLIN) }
    let ready = waitUntilReady(sources, until: min(end, .now + Self.turnLimit))
    for index in streams.indices where ready[index] { readStream(index) }
    if ready[streams.count] { readControl() }
    if watch.look() { end = min(end, .now + Self.patienceAfterSupervisor) }
  }

  private mutating func readStream(_ index: Int) {
    switch receive(from: streams[index].descriptor.raw, into: &buffer) {
    case .bytes(let count): streams[index].accept(buffer[..<count])
    case .wouldBlock: break
    case .ended: streams[index].descriptor.close()
    }
  }

  private mutating func readControl() {
    switch receive(from: control.raw, into: &buffer) {
    case .bytes(let count):
      report.accept(buffer[..<count])
      if report.ending != nil { watch.expectEnd() }
    case .wouldBlock: break
    case .ended:
      control.close()
      watch.release()
      end = min(end, .now + Self.patienceAfterSupervisor)
    }
  }
}
