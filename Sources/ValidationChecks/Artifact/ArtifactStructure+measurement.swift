// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationArtifacts
import ValidationContent
import ValidationCore

extension ArtifactStructure {
  package struct Measurement: Codable, Hashable, Sendable {
    var artifacts: [Artifact]
  }

  /// One file, or one pattern that no file matches.
  struct Artifact: Codable, Hashable, Sendable {
    /// Path or pattern.
    var subject: String
    var path: RepositoryPath?
    var structure: Fact<Structure>
  }

  struct Structure: Codable, Hashable, Sendable {
    var format: String
    /// Bytes.
    var size: UInt64
    var tensors: Int
    /// The first ones.
    var faults: [Fault]
    var faultCount: Int
  }

  struct Fault: Codable, Hashable, Sendable {
    var rule: String
    var message: String
    var byteOffset: UInt64?
    var tensor: String?
  }

  /// More than a reader takes in, and few enough for a report.
  static let mostFaults = 20
}

extension ArtifactStructure.Artifact {
  init(reading path: RepositoryPath, in snapshot: any Snapshot) async {
    subject = path.text
    self.path = path
    do {
      let file = try await snapshot.file(at: path)
      structure = .known(try ArtifactStructure.Structure(of: file))
    } catch {
      structure = .unknown(error as? Obstacle ?? .unreadable(path, error))
    }
  }

  init(unmatched glob: Glob, in snapshot: any Snapshot) async {
    subject = glob.pattern
    structure = .unknown(.noMatch(glob, among: snapshot.entries.map(\.path.text)))
    guard glob.isLiteral, let path = RepositoryPath(glob.pattern) else { return }
    // The snapshot knows of a file that is there and only not tracked yet.
    do { _ = try await snapshot.file(at: path) } catch let obstacle as Obstacle {
      if obstacle.rule == "content.untracked" { structure = .unknown(obstacle) }
    } catch {}
  }
}

extension ArtifactStructure.Structure {
  fileprivate init(of file: SnapshotFile) throws {
    let beginning = try Self.beginning(of: file.url)
    if let obstacle = Obstacle(standInFor: file.path, beginning) { throw obstacle }
    guard Self.isSafetensors(file, beginning) else {
      throw Obstacle.unsupported(file.path, isEmpty: beginning.isEmpty)
    }
    let inspection = try SafetensorsReader.read(fileAt: file.url)
    format = "safetensors"
    size = file.size
    tensors = inspection.tensors.count
    faultCount = inspection.faultCount
    faults = inspection.faults.prefix(ArtifactStructure.mostFaults).map {
      ArtifactStructure.Fault(
        rule: $0.rule, message: OneLine.of($0.message), byteOffset: $0.byteOffset,
        tensor: $0.tensor.map { OneLine.of($0, most: 200) })
    }
  }

  private static func beginning(of url: URL) throws -> [UInt8] {
    let handle = try FileHandle(forReadingFrom: url)
    defer { try? handle.close() }
    return Array(try handle.read(upToCount: 1024) ?? Data())
  }

  /// By its extension, or a header length that fits the file with a brace after it.
  private static func isSafetensors(_ file: SnapshotFile, _ beginning: [UInt8]) -> Bool {
    if file.path.fileExtension == "safetensors" { return true }
    guard beginning.count > 8, beginning[8] == UInt8(ascii: "{") else { return false }
    let length = beginning.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return length <= 100_000_000 && length <= file.size - 8
  }
}

extension Obstacle {
  /// For content that stands for a model and is none, however mangled.
  fileprivate init?(standInFor path: RepositoryPath, _ beginning: [UInt8]) {
    let text = String(decoding: beginning, as: UTF8.self)
    let isDVC = text.hasPrefix("outs:") || (text.hasPrefix("md5:") && text.contains("\nouts:"))
    if LFSPointer.looksLikePointer(beginning) {
      self.init(
        rule: "artifact.pointer",
        message: "'\(path)' is a mangled git LFS pointer, not the model itself",
        remedy: "git lfs pull; if that does not help, add the model again with git LFS installed")
    } else if isDVC || path.fileExtension == "dvc" {
      self.init(
        rule: "artifact.dvc-file", message: "'\(path)' is a DVC file that only names the model",
        remedy: "name the model's own path in `files`, and run `dvc pull`")
    } else {
      return nil
    }
  }

  fileprivate static func unsupported(_ path: RepositoryPath, isEmpty: Bool) -> Obstacle {
    Obstacle(
      rule: "artifact.format-unsupported",
      message: isEmpty
        ? "'\(path)' is empty, so its format cannot be told"
        : "'\(path)' is of no format that is known here; today that is safetensors",
      remedy: "narrow `files` to the formats that are known, such as models/**/*.safetensors")
  }

  fileprivate static func unreadable(_ path: RepositoryPath, _ error: any Error) -> Obstacle {
    Obstacle(
      rule: "artifact.unreadable",
      message: "'\(path)' could not be read: \(OneLine.of("\(error)"))",
      remedy: "make it readable and run again")
  }

  fileprivate static func noMatch(_ glob: Glob, among paths: [String]) -> Obstacle {
    let nearest = NearestName.of(glob.pattern, among: paths).map { "; did you mean '\($0)'?" }
    return Obstacle(
      rule: "artifact.no-match",
      message: "no tracked file matches '\(glob.pattern)'\(nearest ?? "")",
      remedy: "correct the pattern, or `git add` the model")
  }
}
