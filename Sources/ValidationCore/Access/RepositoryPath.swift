// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Place of a tracked file or folder, relative to the repository's root, with forward slashes. The
/// empty path is the root itself. It never leaves the repository.
public struct RepositoryPath: Hashable, Sendable {
  public let text: String

  public static let root = RepositoryPath(checked: "")

  private init(checked text: String) { self.text = text }

  /// Normalises `.`, `..` and repeated slashes, starting at a folder of the repository.
  ///
  /// - Returns: `nil` for absolute paths, NUL, and paths that leave the repository.
  public init?(_ text: String, in folder: RepositoryPath = .root) {
    guard text.utf8.first != Self.slash, !text.utf8.contains(0) else { return nil }
    var parts = folder.components
    for part in Self.names(in: text) {
      switch part {
      case ".": continue
      case "..":
        guard parts.popLast() != nil else { return nil }
      default: parts.append(part)
      }
    }
    self.text = parts.joined(separator: "/")
  }

  private static let slash = UInt8(ascii: "/")

  /// Split at bytes as the operating system and git do: as a character, a slash followed by a combining
  /// mark is no slash.
  package static func names(in text: String) -> [String] {
    text.utf8.split(separator: slash).map { String(Substring($0)) }
  }

  public var components: [String] { Self.names(in: text) }
  public var name: String { components.last ?? "" }

  /// Last part after a dot, lowercased; empty without one.
  public var fileExtension: String {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 1 ? parts[parts.count - 1].lowercased() : ""
  }

  public var folder: RepositoryPath {
    RepositoryPath(checked: components.dropLast().joined(separator: "/"))
  }

  public func isInside(_ folder: RepositoryPath) -> Bool {
    folder.text.isEmpty || text == folder.text || text.utf8.starts(with: "\(folder.text)/".utf8)
  }
}

extension RepositoryPath {
  /// By bytes: git keeps two spellings of one accented letter as two paths.
  public static func == (left: Self, right: Self) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(UInt8.max)
  }
}

extension RepositoryPath: Comparable {
  /// Byte order, as git sorts its index, so that no locale changes a report.
  public static func < (left: Self, right: Self) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

extension RepositoryPath: CustomStringConvertible {
  public var description: String { text.isEmpty ? "." : text }
}

extension RepositoryPath: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let path = RepositoryPath(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "path leaves the repository"))
    }
    self = path
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
