// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The entries of a `.dvc` file or a `dvc.lock`.
package struct DVCFile: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package enum Role: Hashable, Sendable {
      case output
      case dependency
    }

    /// Of a pipeline; nil in a `.dvc` file.
    package let stage: String?
    package let role: Role
    /// As it is spelled.
    package let path: String
    /// Relative to the file that holds the entry; the path starts there.
    package let workingFolder: String?
    /// Of outputs; says nothing of dependencies.
    package let keeping: DVCKeeping
    /// Why there is none says the text: content that is kept elsewhere, or not known yet.
    package let pointer: Result<DVCPointer, Unreadable>
  }

  /// An entry without a digest that can be verified here.
  package struct Unreadable: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(description: String) { self.description = description }
  }

  package let entries: [Entry]

  /// `x.dvc`, which tracks single files and folders. Where they were imported from is not read: DVC looks
  /// there only when it is told to update.
  package init(pointers root: DVCNode) throws(Unreadable) {
    guard case .map = root, let outputs = root["outs"]?.list, !outputs.isEmpty else {
      throw Unreadable(description: "it has no outs")
    }
    entries = try Self.entries(outputs, .output, nil, root["wdir"]?.text) { _, node in
      DVCKeeping(node)
    }
  }

  /// `dvc.lock`, which records what the stages of a pipeline read and wrote.
  ///
  /// - Parameter pipeline: the `dvc.yaml` beside it, which alone knows in which folders the stages run and
  ///   which of them are frozen.
  package init(lock root: DVCNode, pipeline: DVCPipeline) throws(Unreadable) {
    guard root["schema"]?.text == "2.0" else {
      throw Unreadable(description: "its schema is not 2.0, which DVC has written since 2.0")
    }
    guard case .map(let stages)? = root["stages"] ?? .map([:]) else {
      throw Unreadable(description: "its stages are no mapping")
    }
    var entries: [Entry] = []
    for (name, stage) in stages.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
    where pipeline.isDefined(name) {
      let folder = try pipeline.workingFolder(of: name)
      entries += try Self.entries(stage["outs"]?.list ?? [], .output, name, folder) {
        path, _ throws(Unreadable) in try pipeline.keeping(of: path, by: name)
      }
      if pipeline.isFrozen(name) { continue }
      entries += try Self.entries(stage["deps"]?.list ?? [], .dependency, name, folder) { _, _ in
        DVCKeeping()
      }
    }
    self.entries = entries
  }

  /// - Parameter keeping: nil for an entry that does not count.
  private static func entries(
    _ nodes: [DVCNode], _ role: Entry.Role, _ stage: String?, _ folder: String?,
    keeping: (String, DVCNode) throws(Unreadable) -> DVCKeeping?
  ) throws(Unreadable) -> [Entry] {
    var entries: [Entry] = []
    for node in nodes {
      guard let path = node["path"]?.text, !path.isEmpty else {
        throw Unreadable(description: "an entry has no path")
      }
      var kept: DVCKeeping? = DVCKeeping()
      let pointer: Result<DVCPointer, Unreadable>
      do throws(Unreadable) {
        kept = try keeping(path, node)
        pointer = .success(try Self.pointer(node))
      } catch {
        pointer = .failure(error)
      }
      guard let kept else { continue }
      entries.append(
        Entry(
          stage: stage, role: role, path: path, workingFolder: folder, keeping: kept,
          pointer: pointer))
    }
    return entries
  }

  private static func pointer(_ node: DVCNode) throws(Unreadable) -> DVCPointer {
    guard node["files"] == nil else {
      throw Unreadable(description: "its content is kept by a cloud store's versions")
    }
    guard let text = node["md5"]?.text else {
      throw Unreadable(description: "it has no md5; `dvc commit` records it")
    }
    let isFolder = text.hasSuffix(".dir")
    guard let digest = MD5Digest(hex: isFolder ? text.dropLast(4) : text[...]) else {
      throw Unreadable(description: "its md5 is not 32 lowercase hexadecimal digits")
    }
    let kind = node["hash"]?.text
    guard kind == nil || kind == "md5" else {
      throw Unreadable(description: "its hash is not md5")
    }
    return DVCPointer(
      digest: digest, isFolder: isFolder, hashKind: kind == nil ? .unixText : .content,
      size: try number(node["size"]),
      fileCount: try number(node["nfiles"]), isExecutable: DVCKeeping.isOn(node["isexec"]))
  }

  private static func number(_ node: DVCNode?) throws(Unreadable) -> Int64? {
    guard let text = node?.text, !text.isEmpty else { return nil }
    guard let number = Int64(text), number >= 0 else {
      throw Unreadable(description: "its size or number of files is no number")
    }
    return number
  }
}
