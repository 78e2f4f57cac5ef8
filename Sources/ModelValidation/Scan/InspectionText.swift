// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import ValidationArtifacts
import ValidationReporting

/// What a model file holds, for readers.
struct InspectionText {
  let palette: Palette
  /// Of each section; how many more there are is told.
  let mostLines: Int

  func text(of result: ScanResult) -> String {
    let contents = result.inspection.contents
    let sections = [
      section("metadata", contents.metadata.map { [$0.key, $0.value] }),
      section("inputs and outputs", contents.ports.map(cells)),
      section("imports when loaded", contents.imports.map(cells)),
      section(tensorTitle(contents), contents.tensors.map(cells)),
      section("members", contents.members.filter { !$0.path.isEmpty }.map(cells)),
    ]
    let head = [
      palette.paint(VisibleText.line(result.path, budget: 1_000), .strong),
      "kind  \(contents.kind.rawValue)",
    ]
    return (head + sections.flatMap { $0 } + tail(result)).joined(separator: "\n")
  }

  private func section(_ title: String, _ rows: [[String]]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let shown = rows.prefix(mostLines).map { $0.map { VisibleText.line($0, budget: 160) } }
    let widths = (0..<(shown.map(\.count).max() ?? 0)).map { column in
      shown.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    let more = rows.count - shown.count
    return ["", palette.paint(title, .strong)] + shown.map { "  " + aligned($0, widths) }
      + (more > 0 ? ["  and \(more) more; --all lists them"] : [])
  }

  private func aligned(_ cells: [String], _ widths: [Int]) -> String {
    // Most inputs have no group, and end before it.
    let last = cells.lastIndex { !$0.isEmpty } ?? 0
    return zip(cells.prefix(last + 1), widths).enumerated().map { place, pair in
      let space = place == last ? 0 : max(0, pair.1 - pair.0.count)
      return pair.0 + String(repeating: " ", count: space)
    }.joined(separator: "  ")
  }

  private func tensorTitle(_ contents: ArtifactContents) -> String {
    let bytes = contents.tensors.reduce(UInt64(0)) { sum, tensor in
      sum.addingReportingOverflow(tensor.byteCount ?? 0).partialValue
    }
    let count = contents.tensors.count
    return "\(count) \(count == 1 ? "tensor" : "tensors"), \(ByteCount(Int64(clamping: bytes)))"
  }

  private func cells(_ tensor: ArtifactContents.Tensor) -> [String] {
    let shape = "[\(tensor.shape.map(String.init).joined(separator: ", "))]"
    return [tensor.dtype, shape, (tensor.members + [tensor.name]).joined(separator: "!")]
  }

  private func cells(_ port: ArtifactContents.Port) -> [String] {
    let shape = port.shape.map { "[\($0.joined(separator: ", "))]" } ?? "of unknown shape"
    return [port.direction.rawValue, port.type, shape, port.name, port.group ?? ""]
  }

  private func cells(_ item: ArtifactContents.Import) -> [String] {
    let place = item.members.isEmpty ? "" : item.members.joined(separator: "!") + ", "
    return [
      "\(item.module).\(item.name)", item.isCalled ? "called" : "imported",
      "\(place)byte \(item.offset)",
    ]
  }

  private func cells(_ member: ArtifactContents.Member) -> [String] {
    [
      member.kind.rawValue, "\(ByteCount(Int64(clamping: member.size)))",
      member.path.joined(separator: "!"),
    ]
  }

  private func tail(_ result: ScanResult) -> [String] {
    let unjudged = result.inspection.findings.filter(\.isUnjudged)
      .map { "could not be read: \(VisibleText.line($0.message))" }
    let serious = result.inspection.findings.count { $0.severity.isSerious && !$0.isUnjudged }
    let advice = "\(serious) serious findings; validate-model scan tells them"
    let lines = unjudged + (serious > 0 ? [advice] : [])
    return lines.isEmpty ? [] : [""] + lines.map { palette.paint($0, .warning) }
  }
}
