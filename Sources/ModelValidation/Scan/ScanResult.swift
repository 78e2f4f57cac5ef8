// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationArtifacts
import ValidationContent

/// What the scan of one file came to.
struct ScanResult: Sendable {
  let path: String
  /// Absolute, as the system has it.
  let place: [UInt8]
  let inspection: ArtifactInspection
  /// Places of the files beside it that it names.
  var companions: Set<String> = []
  /// Path of the model whose data it is, where by itself it is of no known format.
  var host: String?
  /// Of the file's bytes, where it was asked for and they could all be read.
  var digest: SHA256Digest?
  /// Of wall time.
  let seconds: Double

  /// As that file alone would have ended the scan.
  var status: RunStatus {
    switch inspection.verdict {
    case .clean: .passed
    case .findings: .failed
    case .unjudged: .unmeasured
    }
  }

  /// Of no format that is known, and no model's data: nothing was found, since nothing was looked for.
  var isUnrecognised: Bool {
    status == .passed && inspection.contents.kind == .unknown && host == nil
  }
}

extension [ScanResult] {
  /// One bad file beats any number that could not be judged: there is no gate here to misread.
  var status: RunStatus {
    if contains(where: { $0.status == .failed }) { return .failed }
    return contains { $0.status == .unmeasured } || isEmpty ? .unmeasured : .passed
  }
}

/// Scans files side by side, as many as there are processors, and keeps their order.
struct ScanRun: Sendable {
  let options: ScanOptions
  /// Hash each file in the reading that searches its tensors.
  var makesDigests = false
  var width = ProcessInfo.processInfo.activeProcessorCount

  /// - Parameter progress: called with each finished file, in no certain order.
  func results(
    of targets: [ScanTarget], progress: @Sendable (ScanResult) -> Void
  ) async -> [ScanResult] {
    await withTaskGroup(of: (Int, ScanResult).self) { group in
      var results: [ScanResult?] = Array(repeating: nil, count: targets.count)
      var next = 0
      func start() {
        guard next < targets.count else { return }
        let (place, target) = (next, targets[next])
        next += 1
        group.addTask { (place, result(of: target)) }
      }
      for _ in 0..<Swift.max(1, width) { start() }
      for await (place, result) in group {
        results[place] = result
        progress(result)
        start()
      }
      return results.compactMap { $0 }.hosted()
    }
  }

  private func result(of target: ScanTarget) -> ScanResult {
    let start = ContinuousClock.now
    let companions = Self.companions(of: target)
    let (inspection, digest) =
      switch target.state {
      case .regularFile: inspected(target, companions ?? NoCompanions())
      case .refused(let message, let remedy):
        (ArtifactInspection(unjudged: message, remedy: remedy), SHA256Digest?.none)
      }
    return ScanResult(
      path: target.path, place: target.place, inspection: inspection,
      companions: companions?.places ?? [], digest: digest,
      seconds: start.duration(to: .now) / .seconds(1))
  }

  private func inspected(
    _ target: ScanTarget, _ companions: any Companions
  ) -> (ArtifactInspection, SHA256Digest?) {
    var hash = SHA256Stream()
    let inspection = ArtifactInspection.of(
      fileAt: target.place, name: target.path, companions: companions, options: options,
      consumer: makesDigests ? { hash.update($0) } : nil)
    return (inspection, makesDigests && inspection.isWhollyRead ? hash.digest() : nil)
  }

  /// Nil where the name of the folder is no text.
  private static func companions(of target: ScanTarget) -> ScanCompanions? {
    let folder = target.place.lastIndex(of: UInt8(ascii: "/")).map { target.place[...$0] } ?? []
    return String(validating: folder, as: UTF8.self).map {
      ScanCompanions(folder: URL(filePath: $0, directoryHint: .isDirectory))
    }
  }
}
