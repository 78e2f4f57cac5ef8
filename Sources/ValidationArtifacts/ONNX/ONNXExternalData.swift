// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Where a tensor's data stand outside of the model, as written.
struct ONNXExternalData {
  var location: String?
  /// Decimal text, as all its values are.
  var offset: String?
  var length: String?
  var isEmpty = true
}

extension ONNXModelReader {
  func readExternalEntry(
    _ field: ProtobufField, into tensor: inout ONNXTensor
  ) throws(ReadStop) {
    let (key, value) = try entry(field)
    tensor.external.isEmpty = false
    switch key {
    case "location":
      // Readers disagree which counts: each is judged.
      if let before = tensor.external.location {
        judge(ReferencedPath(before), before, tensor)
        reader.fault(
          "external-twice", "a tensor has two locations: readers disagree which counts",
          at: field.offset)
      }
      tensor.external.location = value
    case "offset": tensor.external.offset = value
    case "length": tensor.external.length = value
    default: break
    }
  }

  /// Whether the data are where they are said to be, and nowhere else.
  func checkExternal(_ tensor: ONNXTensor) throws(ReadStop) {
    guard tensor.isExternal || !tensor.external.isEmpty else { return }
    if !tensor.isExternal {
      scan.record(.unusedExternal(tensor))
    }
    guard let location = tensor.external.location else {
      if tensor.isExternal { fault("external-location", "names no file for its data", tensor) }
      return
    }
    let path = ReferencedPath(location)
    judge(path, location, tensor)
    guard tensor.isExternal, let relative = path.relative else { return }
    switch scan.companions.companion(at: relative) {
    case .unknown: break
    case .absent:
      fault("external-missing", "has its data in \(location.excerpt), which is not there", tensor)
    case .folder: fault("external-missing", "has its data in \(location.excerpt), a folder", tensor)
    case .link: scan.record(.linked(tensor, location))
    case .file(_, let size, let links):
      if links > 1 { scan.record(.hardLinked(tensor, location, links)) }
      checkRange(tensor, location, size: size)
    }
  }

  private func judge(_ path: ReferencedPath, _ location: String, _ tensor: ONNXTensor) {
    if location.hasPrefix("*/_ORT_MEM_ADDR_/*") {
      return scan.record(.memoryAddress(tensor))
    }
    switch path {
    case .inside: break
    case .noFile: fault("external-location", "names no file for its data", tensor)
    case .detour: scan.record(.detour(tensor, location))
    case .backslash: scan.record(.backslash(tensor, location))
    case .outside(let reason): scan.record(.outside(tensor, location, reason))
    }
  }

  private func checkRange(_ tensor: ONNXTensor, _ location: String, size: UInt64) {
    guard let (start, count) = range(of: tensor, size: size) else {
      return fault(
        "external-range",
        "has its data from \(tensor.external.offset?.excerpt ?? "0") for "
          + "\(tensor.external.length?.excerpt ?? "all") bytes of \(location.excerpt), which has "
          + "\(size)",
        tensor)
    }
    if let expected = tensor.byteCount, count != expected {
      let isWhole = tensor.external.length == nil && count > expected
      if !isWhole {
        fault(
          "external-size",
          "has \(count) bytes of data from byte \(start) of \(location.excerpt), and its shape "
            + "takes \(expected)", tensor)
      }
    }
  }

  /// Nil where it is no range of so many bytes.
  private func range(of tensor: ONNXTensor, size: UInt64) -> (start: UInt64, count: UInt64)? {
    guard let start = Self.number(tensor.external.offset, else: 0), start <= size,
      let count = Self.number(tensor.external.length, else: size - start), count <= size - start
    else { return nil }
    return (start, count)
  }

  /// Digits alone: readers in C++ take signs, blanks and what follows the digits.
  private static func number(_ text: String?, else missing: UInt64) -> UInt64? {
    guard let text else { return missing }
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return UInt64(text)
  }

  /// Nil where they do not stand, whole, in a file beside the model.
  func externalData(of tensor: ONNXTensor) throws(ReadStop) -> (any ByteSource)? {
    guard tensor.isExternal, let location = tensor.external.location,
      let relative = ReferencedPath(location).relative,
      case .file(let url, let size, _) = scan.companions.companion(at: relative),
      let (start, count) = range(of: tensor, size: size), let expected = tensor.byteCount,
      expected <= count
    else { return nil }
    do throws(ArtifactReadError) {
      let known = externalFiles[relative]
      let file = if let known { known } else { try ArtifactFile(at: url) }
      if externalFiles.count < 100 { externalFiles[relative] = file }
      return SourceSlice(file, from: start, count: expected)
    } catch {
      throw .unreadable(error)
    }
  }

  private func fault(_ rule: String, _ message: String, _ tensor: ONNXTensor) {
    reader.fault(rule, "\(tensor.title) \(message)", at: tensor.offset, subject: tensor.name)
  }
}

extension FindingDraft {
  private static func external(
    _ rule: String, _ severity: ArtifactFinding.Severity, _ tensor: ONNXTensor, _ message: String,
    remedy: String = "save the model again with its data in a file beside it"
  ) -> Self {
    Self(
      rule, severity, "\(tensor.title) has its data in \(message)", offset: tensor.offset,
      subject: tensor.external.location ?? tensor.name, remedy: remedy)
  }

  fileprivate static func outside(
    _ tensor: ONNXTensor, _ location: String, _ reason: String
  ) -> Self {
    external(
      "safety.onnx.external-path", .critical, tensor,
      "\(location.excerpt): \(reason). Loading it would read a file that is not the model's")
  }

  fileprivate static func backslash(_ tensor: ONNXTensor, _ location: String) -> Self {
    external(
      "safety.onnx.external-path", .high, tensor,
      "\(location.excerpt): its backslash makes it another file on another system")
  }

  fileprivate static func detour(_ tensor: ONNXTensor, _ location: String) -> Self {
    external(
      "safety.onnx.external-detour", .medium, tensor,
      "\(location.excerpt), whose .. stay inside the folder; loaders refuse it")
  }

  fileprivate static func linked(_ tensor: ONNXTensor, _ location: String) -> Self {
    external(
      "safety.onnx.external-link", .critical, tensor,
      "\(location.excerpt), which is or leads through a symbolic link, so to any file",
      remedy: "replace the link by the file")
  }

  fileprivate static func hardLinked(
    _ tensor: ONNXTensor, _ location: String, _ count: UInt64
  ) -> Self {
    external(
      "safety.onnx.external-hard-link", .high, tensor,
      "\(location.excerpt), which has \(count) hard links, so may be another's file: loaders "
        + "refuse it",
      remedy: "replace the link by a copy")
  }

  fileprivate static func memoryAddress(_ tensor: ONNXTensor) -> Self {
    external(
      "safety.onnx.memory-address", .critical, tensor,
      "a runtime's own memory: the file would choose which address is read")
  }

  fileprivate static func unusedExternal(_ tensor: ONNXTensor) -> Self {
    external(
      "structure.onnx.external-unused", .medium, tensor,
      "another file and does not say so in data_location: readers disagree")
  }
}
