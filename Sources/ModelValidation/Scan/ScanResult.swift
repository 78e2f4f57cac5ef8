// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationArtifacts
import ValidationContent

/// What the scan of one file came to.
struct ScanResult: Sendable {
  let path: String
  let inspection: ArtifactInspection
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

  /// Of no format that is known: nothing was found, since nothing was looked for.
  var isUnrecognised: Bool { status == .passed && inspection.contents.kind == .unknown }
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
      return results.compactMap { $0 }
    }
  }

  private func result(of target: ScanTarget) -> ScanResult {
    let start = ContinuousClock.now
    let (inspection, digest) =
      switch target.state {
      case .regularFile: inspected(target)
      case .refused(let message, let remedy):
        (ArtifactInspection(unjudged: message, remedy: remedy), SHA256Digest?.none)
      }
    return ScanResult(
      path: target.path, inspection: inspection, digest: digest,
      seconds: start.duration(to: .now) / .seconds(1))
  }

  private func inspected(_ target: ScanTarget) -> (ArtifactInspection, SHA256Digest?) {
    guard makesDigests else { return (inspection(of: target, consumer: nil), nil) }
    var hash = SHA256Stream()
    let inspection = inspection(of: target) { hash.update($0) }
    return (inspection, inspection.isWhollyRead ? hash.digest() : nil)
  }

  private func inspection(
    of target: ScanTarget, consumer: ((UnsafeRawBufferPointer) -> Void)?
  ) -> ArtifactInspection {
    let folder = target.place.lastIndex(of: UInt8(ascii: "/")).map { target.place[...$0] } ?? []
    let companions: any Companions =
      if let text = String(validating: folder, as: UTF8.self) {
        FolderCompanions(folder: URL(filePath: text, directoryHint: .isDirectory))
      } else {
        NoCompanions()
      }
    return ArtifactInspection.of(
      fileAt: target.place, name: target.path, companions: companions, options: options,
      consumer: consumer)
  }
}
