// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What a model file holds and what is wrong with it: the result of one pass over its bytes.
package struct ArtifactInspection: Hashable, Sendable, Codable {
  package enum Verdict: Hashable, Sendable { case clean, findings, unjudged }

  package let contents: ArtifactContents
  package let findings: [ArtifactFinding]
  /// Of the tensors' values, where the options ask for them.
  package let statistics: [TensorStatistics]

  package init(contents: ArtifactContents, findings: [ArtifactFinding]) {
    self.contents = contents
    self.findings = findings
    statistics = []
  }

  /// For what is no readable file.
  package init(unjudged message: String, remedy: String) {
    contents = ArtifactContents()
    findings = [ArtifactFinding(unjudged: "structure.not-read", message, remedy: remedy)]
    statistics = []
  }

  /// False where the machine failed: what took the bytes has not got all of them.
  package var isWhollyRead: Bool {
    !findings.contains { ["structure.unreadable", "structure.not-read"].contains($0.rule) }
  }

  /// A serious finding beats what could not be judged; that beats a slight one.
  package var verdict: Verdict {
    if findings.contains(where: { $0.severity.isSerious && !$0.isUnjudged }) { return .findings }
    if findings.contains(where: \.isUnjudged) { return .unjudged }
    return findings.isEmpty ? .clean : .findings
  }

  /// Never throws: what the machine or the budget prevents is a finding that says so.
  /// - Parameters:
  ///   - name: path or name that the file is known by; its ending is compared with the content.
  ///   - consumer: gets the file's bytes in their order, each once, by the reading that searches
  ///     the tensors; a hash takes them without a second one. Called by several threads, by one at
  ///     a time. It got all of them where the file was wholly read.
  package static func of(
    fileAt url: URL, name: String, companions: any Companions,
    options: ScanOptions = ScanOptions(), consumer: ((UnsafeRawBufferPointer) -> Void)? = nil
  ) -> Self {
    of(
      fileAt: Array(url.path(percentEncoded: false).utf8), name: name, companions: companions,
      options: options, consumer: consumer)
  }

  /// The same for a path as the system has it, whose names need not be UTF-8.
  package static func of(
    fileAt path: [UInt8], name: String, companions: any Companions,
    options: ScanOptions = ScanOptions(), consumer: ((UnsafeRawBufferPointer) -> Void)? = nil
  ) -> Self {
    do throws(ArtifactReadError) {
      let file = try ArtifactFile(atPath: path)
      let scan = ArtifactScan(
        options: options.bounded(toFileOf: file.size), companions: companions, file: file)
      return inspect(file, name, scan, consumer)
    } catch {
      let scan = ArtifactScan(options: options, companions: companions)
      scan.record(.unreadable(error))
      return Self(scan)
    }
  }

  /// The same for bytes in memory.
  package static func of(
    bytes: [UInt8], name: String, companions: any Companions = NoCompanions(),
    options: ScanOptions = ScanOptions()
  ) -> Self {
    let options = options.bounded(toFileOf: UInt64(bytes.count))
    let scan = ArtifactScan(options: options, companions: companions)
    return inspect(MemorySource(bytes: bytes), name, scan)
  }

  private static func inspect(
    _ source: any ByteSource, _ name: String, _ scan: ArtifactScan,
    _ consumer: ((UnsafeRawBufferPointer) -> Void)? = nil
  ) -> Self {
    do throws(ReadStop) {
      try ContentDispatch(source: source, name: name, scan: scan).run()
    } catch {
      scan.record(.stopped(error))
    }
    guard !scan.companions.awaitsAnswers else { return Self(scan) }
    do throws(ReadStop) {
      try scan.searchValues(consumer: consumer)
    } catch {
      scan.record(.stopped(error))
    }
    return Self(scan)
  }

  private init(_ scan: ArtifactScan) {
    contents = scan.contents
    findings = scan.findings
    statistics = scan.statistics
  }
}

extension FindingDraft {
  fileprivate static func unreadable(_ error: ArtifactReadError) -> Self {
    .unjudged("structure.unreadable", "failed to \(error)")
  }

  fileprivate static func stopped(_ stop: ReadStop) -> Self {
    switch stop {
    case .unreadable(let error): .unreadable(error)
    case .endOfBytes(let offset):
      Self("structure.truncated", .high, "the data end at byte \(offset)", offset: offset)
    case .budget(.decoding):
      .unjudged(
        "structure.budget-exceeded",
        "unpacking it takes more than is allowed (decoding); what follows was not read",
        remedy: "unpack it and scan what it holds, or compress it with gzip")
    case .budget(let kind):
      .unjudged(
        "structure.budget-exceeded",
        "reading it takes more than is allowed (\(kind.rawValue)); what follows was not read",
        remedy: "find out why the file is so costly to read before anybody loads it")
    }
  }
}
