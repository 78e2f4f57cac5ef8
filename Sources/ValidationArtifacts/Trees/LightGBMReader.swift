// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Checks a LightGBM model line by line; keeps one tree at a time.
struct LightGBMReader {
  private enum Part { case header, trees, rest, parameters }

  let scan: ArtifactScan
  private var part = Part.header
  private var isFirst = true
  private var header: [String: String] = [:]
  private var tree: LightGBMTree?
  private var treeCount = 0
  private var sizes: [UInt64] = []
  private var hasEnd = false

  init(scan: ArtifactScan) { self.scan = scan }

  mutating func take(_ line: [UInt8], at offset: UInt64) {
    let sign = line.firstIndex(of: UInt8(ascii: "="))
    if isFirst {
      isFirst = false
      if !line.elementsEqual("tree".utf8) {
        let text = String(decoding: line, as: UTF8.self)
        scan.fault(
          "lightgbm.header", "the first line is \"\(text.excerpt)\", where \"tree\" is expected",
          offset: 0)
      }
      if sign == nil { return }
    }
    if line.starts(with: "Tree=".utf8), part == .header || part == .trees {
      if part == .header { finishHeader(at: offset) }
      finishTree(at: offset)
      let claimed = String(decoding: line.dropFirst(5), as: UTF8.self)
      tree = LightGBMTree(number: treeCount, claimed: claimed, start: offset)
      part = .trees
    } else if line.elementsEqual("end of trees".utf8) {
      if part == .header { finishHeader(at: offset) }
      finishTree(at: offset)
      hasEnd = true
      part = .rest
    } else if line.elementsEqual("parameters:".utf8) {
      part = .parameters
    } else if line.elementsEqual("end of parameters".utf8) {
      part = .rest
    } else if let sign {
      takeField(line[..<sign], line[(sign + 1)...])
    }
  }

  private mutating func takeField(_ key: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
    switch part {
    case .header where header.count < 256:
      header[String(decoding: key, as: UTF8.self)] = String(decoding: value, as: UTF8.self)
    case .trees: tree?.take(String(decoding: key, as: UTF8.self), value)
    default: break
    }
  }

  // MARK: header

  private mutating func finishHeader(at offset: UInt64) {
    for key in ["version", "num_class", "max_feature_idx", "feature_names", "tree_sizes"]
    where header[key] == nil {
      scan.fault("lightgbm.header", "the header has no \(key)", offset: 0, subject: key)
    }
    for key in ["version", "objective", "num_class", "max_feature_idx"] {
      if let value = header[key] { scan.note(metadata: key, value) }
    }
    let texts = (header["tree_sizes"] ?? "").split(separator: " ")
    sizes = texts.compactMap { UInt64($0) }
    if sizes.count != texts.count {
      scan.fault("lightgbm.tree-sizes", "tree_sizes holds what is no number", offset: 0)
    }
    let names = header["feature_names"]?.split(separator: " ") ?? []
    if header["feature_names"] != nil, let most = header["max_feature_idx"],
      Int(most).map({ $0 &+ 1 }) != names.count
    {
      scan.fault(
        "lightgbm.features",
        "max_feature_idx is \(most.excerpt) and feature_names has \(names.count) names",
        offset: 0)
    }
    notePorts(names)
  }

  /// By `feature_infos`: `[least:most]` of a number, `0:2:5` of a category, `none` of what no tree uses.
  private func notePorts(_ names: [Substring]) {
    let ranges = header["feature_infos"]?.split(separator: " ") ?? []
    for (place, name) in names.enumerated() {
      let range = ranges.indices.contains(place) ? ranges[place] : "none"
      let isCategory = range != "none" && !range.hasPrefix("[")
      scan.note(.feature(String(name), type: isCategory ? "categorical" : "numerical"))
    }
  }

  // MARK: trees

  private mutating func finishTree(at end: UInt64) {
    guard let finished = tree else { return }
    tree = nil
    finished.judge(features: header["max_feature_idx"].flatMap(Int.init), scan)
    let size = end - finished.start
    if sizes.indices.contains(treeCount), sizes[treeCount] != size {
      scan.fault(
        "lightgbm.tree-sizes",
        "tree \(treeCount) has \(size) bytes and tree_sizes says \(sizes[treeCount])",
        offset: finished.start, subject: "Tree=\(treeCount)")
    }
    treeCount += 1
  }

  mutating func finish(at end: UInt64) {
    if part == .header { finishHeader(at: end) }
    finishTree(at: end)
    scan.note(metadata: "trees", String(treeCount))
    if sizes.count != treeCount {
      scan.fault(
        "lightgbm.tree-sizes", "tree_sizes names \(sizes.count) trees and \(treeCount) are there",
        offset: 0)
    }
    if !hasEnd {
      scan.fault(
        "lightgbm.truncated", "\"end of trees\" is missing: the file is cut off", offset: end)
    } else if part == .parameters {
      scan.fault(
        "lightgbm.truncated", "\"end of parameters\" is missing: the file is cut off", offset: end)
    }
  }
}
