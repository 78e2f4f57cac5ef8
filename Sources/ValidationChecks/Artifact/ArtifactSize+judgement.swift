// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ValidationCore

extension ArtifactSize {
  package func judge(_ measurement: Measurement, against limits: Limits, now: Date) -> [Judgement] {
    measurement.files.map { Self.judgement(of: $0, limits) }
      + (limits.total.map { [Self.total(of: measurement.files, $0)] } ?? [])
  }

  private static func judgement(of file: InspectedFile<Sizes>, _ limits: Limits) -> Judgement {
    switch file.facts {
    case .unknown(let obstacle): return Judgement(file.subject, .unmeasured(obstacle))
    case .known(let sizes):
      return Judgement(
        file.subject, verdict(on: sizes, of: file.path, limits),
        quantities: [Quantity("size", Double(sizes.candidate), unit: "B")]
          + (sizes.before.map { [Quantity("size on base", Double($0), unit: "B")] } ?? []))
    }
  }

  private static func verdict(
    on sizes: Sizes, of path: RepositoryPath?, _ limits: Limits
  ) -> Judgement.Verdict {
    var findings: [Finding] = []
    if let most = limits.atMost, sizes.candidate > most.unsigned {
      findings.append(.tooLarge(path?.text ?? "the file", sizes.candidate, most, path))
    }
    guard let growth = limits.growth else {
      return findings.isEmpty ? .passed(note: sizes.candidate.sized) : .failed(findings)
    }
    if let before = sizes.before, sizes.hasGrown(beyond: growth) {
      findings.append(.grown(path, from: before, to: sizes.candidate, growth))
    }
    if !findings.isEmpty { return .failed(findings) }
    switch sizes.base {
    case .known(let before?):
      return .passed(note: "\(sizes.candidate.sized), \(before.sized) on the base")
    case .known(nil): return .passed(note: "\(sizes.candidate.sized), not on the base")
    case .unknown(let obstacle): return .unmeasured(obstacle)
    case nil: return .unmeasured(.baseNotRead)
    }
  }

  private static func total(
    of files: [InspectedFile<Sizes>], _ most: ByteCount
  ) -> Judgement {
    var sum: UInt64 = 0
    for file in files {
      switch file.facts {
      case .unknown(let obstacle): return Judgement(total, .unmeasured(obstacle))
      case .known(let sizes):
        sum = sum.addingReportingOverflow(sizes.candidate).partialValue
      }
    }
    let name = Counted.things(files.count, "file")
    let verdict: Judgement.Verdict =
      sum > most.unsigned
      ? .failed([.tooLarge(name, sum, most, nil)]) : .passed(note: "\(sum.sized) in \(name)")
    return Judgement(
      total, files.isEmpty ? .unmeasured(.nothingMeasured) : verdict,
      quantities: [Quantity("size", Double(sum), unit: "B")])
  }
}

extension ArtifactSize.Sizes {
  /// Bytes on the base, where they are known.
  fileprivate var before: UInt64? { (base?.value).flatMap { $0 } }

  /// Any growth of an empty file is beyond every share.
  fileprivate func hasGrown(beyond growth: Share) -> Bool {
    guard let before, candidate > before else { return false }
    return Double(candidate - before) > growth.fraction * Double(before)
  }
}

extension ByteCount {
  fileprivate var unsigned: UInt64 { UInt64(clamping: bytes) }
}

extension UInt64 {
  fileprivate var sized: String { "\(ByteCount(Int64(clamping: self)))" }
}

extension Obstacle {
  fileprivate static let baseNotRead = Obstacle(
    rule: "size.base-not-read", message: "the measurement says nothing about the base",
    remedy: "run again and measure")

  fileprivate static let nothingMeasured = Obstacle(
    rule: "size.nothing-measured", message: "no file was measured, so there is no total",
    remedy: "correct `files`")
}

extension Finding {
  fileprivate static func tooLarge(
    _ name: String, _ size: UInt64, _ most: ByteCount, _ path: RepositoryPath?
  ) -> Finding {
    Finding(
      rule: path == nil ? "size.total" : "size.at-most",
      message: "'\(name)': \(size.sized), at most \(most) allowed", value: size.sized,
      limit: "at most \(most)", place: path.map { Place(path: $0) },
      remedy: "look for optimizer state, copies or a wider dtype with validate-model inspect, "
        + "or raise the limit")
  }

  fileprivate static func grown(
    _ path: RepositoryPath?, from before: UInt64, to now: UInt64, _ most: Share
  ) -> Finding {
    let share = before == 0 ? nil : Share(fraction: Double(now - before) / Double(before))
    let grown = share.map { "grown by \($0)" } ?? "no longer empty"
    return Finding(
      rule: "size.growth",
      message: "'\(path?.text ?? "the file")': \(grown), from \(before.sized) to \(now.sized); "
        + "at most \(most) allowed",
      value: share?.description ?? now.sized, limit: "at most \(most)", baseline: before.sized,
      place: path.map { Place(path: $0) },
      remedy: "compare with the base by validate-model inspect: new tensors, a wider dtype, "
        + "optimizer state")
  }
}
