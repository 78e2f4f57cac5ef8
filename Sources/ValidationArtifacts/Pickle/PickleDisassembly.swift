// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// The operators of pickles as they stand, for people who look at a file by hand: `pickletools.dis`, bounded.
package struct PickleDisassembly: Hashable, Sendable, Codable {
  package struct Operator: Hashable, Sendable, Codable {
    /// From the beginning of the file or member.
    package let offset: UInt64
    /// As Python's pickletools names it, such as `SHORT_BINUNICODE`.
    package let name: String
    /// Printable and cut off; nil for operators without.
    package let argument: String?
  }

  /// One for each pickle of the file, in their order.
  package internal(set) var streams: [[Operator]] = []
  /// There are more operators than were asked for, or bytes follow that are none.
  package internal(set) var isCut = false
  /// What ended the listing before the end of the bytes; nil where nothing did.
  package internal(set) var stop: String?

  /// - Parameter path: of a file, or `archive.zip!archive/data.pkl` for a member of a zip.
  package static func of(path: String, limit: Int) throws(ArtifactReadError) -> Self {
    let url = URL(filePath: path)
    guard !FileManager.default.fileExists(atPath: path), let mark = path.firstIndex(of: "!") else {
      return try of(fileAt: url, limit: limit)
    }
    return try of(
      member: String(path[path.index(after: mark)...]),
      inside: URL(filePath: String(path[..<mark])), limit: limit)
  }

  package static func of(fileAt url: URL, limit: Int) throws(ArtifactReadError) -> Self {
    try of(try ArtifactFile(at: url), limit: limit)
  }

  /// Of a zip's member by its exact name; of the last where there are several, as loaders take it.
  package static func of(
    member: String, inside url: URL, limit: Int
  ) throws(ArtifactReadError) -> Self {
    let file = try ArtifactFile(at: url)
    let scan = ArtifactScan(options: ScanOptions(), companions: NoCompanions())
    let content: any ByteSource
    do throws(ReadStop) {
      let archive = try ZipArchive(reading: file, scan)
      guard let found = archive.members(named: member).last else {
        return Self(stop: "the archive has no member \(member.excerpt)")
      }
      guard !found.isEncrypted else { return Self(stop: "\(member.excerpt) is encrypted") }
      content = try archive.content(of: found, scan)
    } catch .unreadable(let error) {
      throw error
    } catch {
      return Self(stop: "the archive cannot be read to that member: \(error)")
    }
    return try of(content, limit: limit)
  }

  static func of(_ source: any ByteSource, limit: Int) throws(ArtifactReadError) -> Self {
    var listing = PickleListing(source, limit: limit)
    do throws(ReadStop) {
      try listing.read()
    } catch .unreadable(let error) {
      throw error
    } catch .endOfBytes(let place) {
      listing.result.stop = "the bytes end at \(place), inside an operand"
    } catch {
      listing.result.stop = "it takes more than is allowed"
    }
    return listing.result
  }
}

/// Walks from operator to operator, of one pickle after the other.
private struct PickleListing {
  var result = PickleDisassembly()
  private let limit: Int
  private var machine: PickleMachine
  private var count = 0

  init(_ source: any ByteSource, limit: Int) {
    self.limit = limit
    machine = PickleMachine(
      source, from: 0, to: source.size,
      scan: ArtifactScan(options: ScanOptions(), companions: NoCompanions()))
  }

  mutating func read() throws(ReadStop) {
    while !machine.cursor.atEnd {
      result.streams.append([])
      guard try readStream() else { return }
    }
  }

  /// False where nothing more can be told.
  private mutating func readStream() throws(ReadStop) -> Bool {
    while !machine.cursor.atEnd {
      guard count < limit else {
        result.isCut = true
        return false
      }
      let offset = machine.cursor.offset
      let byte = try machine.cursor.u8()
      guard let opcode = PickleOpcode.byByte[Int(byte)] else {
        result.isCut = true
        result.stop = "byte 0x\(String(byte, radix: 16)) at \(offset) is no operator"
        return false
      }
      let operand = try machine.readOperand(of: opcode)
      count += 1
      result.streams[result.streams.count - 1].append(
        .init(
          offset: offset, name: opcode.name, argument: try machine.argument(of: opcode, operand)))
      if opcode == .stop { return true }
    }
    result.stop = "the bytes end without STOP"
    return false
  }
}

extension PickleMachine {
  private static let mostShown = 80

  /// As pickletools shows it, where that is one line of text or a number.
  fileprivate func argument(
    of opcode: PickleOpcode, _ operand: Range<UInt64>
  ) throws(ReadStop) -> String? {
    switch opcode.operand {
    case .nothing: return nil
    case .fixed where opcode == .binFloat:
      let bits = operandNumber.byteSwapped
      return "\(Double(bitPattern: bits))"
    case .fixed:
      if opcode == .binInt { return try signed(operand).map { "\($0)" } }
      return "\(operandNumber)"
    case .twoLines:
      return try excerpt(operand).replacingOccurrences(of: "\\n", with: " ")
    case .counted where opcode == .long1 || opcode == .long4:
      return try signed(operand).map { "\($0)" } ?? "\(operand.count) bytes"
    case .counted where opcode.isBytes: return "\(operand.count) bytes"
    case .line, .counted: return try excerpt(operand)
    }
  }

  private func excerpt(_ range: Range<UInt64>) throws(ReadStop) -> String {
    let shown = min(UInt64(range.count), UInt64(Self.mostShown))
    let head = try bytes(range.lowerBound..<range.lowerBound + shown)
    let text = String(decoding: head, as: UTF8.self).unicodeScalars
      .map { $0.escaped(asASCII: true) }.joined()
    return shown < range.count ? "\(text)…" : text
  }
}

extension PickleOpcode {
  fileprivate var isBytes: Bool {
    [.shortBinBytes, .binBytes, .binBytes8, .byteArray8].contains(self)
  }

  /// In pickletools.
  var name: String {
    switch self {
    case .popMark: "POP_MARK"
    case .binInt: "BININT"
    case .binInt1: "BININT1"
    case .binInt2: "BININT2"
    case .binFloat: "BINFLOAT"
    case .binPersID: "BINPERSID"
    case .binString: "BINSTRING"
    case .shortBinString: "SHORT_BINSTRING"
    case .binUnicode: "BINUNICODE"
    case .shortBinUnicode: "SHORT_BINUNICODE"
    case .binUnicode8: "BINUNICODE8"
    case .binBytes: "BINBYTES"
    case .shortBinBytes: "SHORT_BINBYTES"
    case .binBytes8: "BINBYTES8"
    case .byteArray8: "BYTEARRAY8"
    case .binGet: "BINGET"
    case .longBinGet: "LONG_BINGET"
    case .binPut: "BINPUT"
    case .longBinPut: "LONG_BINPUT"
    case .emptyDict: "EMPTY_DICT"
    case .emptyList: "EMPTY_LIST"
    case .emptyTuple: "EMPTY_TUPLE"
    case .emptySet: "EMPTY_SET"
    case .newObj: "NEWOBJ"
    case .newObjEx: "NEWOBJ_EX"
    case .newTrue: "NEWTRUE"
    case .newFalse: "NEWFALSE"
    case .stackGlobal: "STACK_GLOBAL"
    case .nextBuffer: "NEXT_BUFFER"
    case .readOnlyBuffer: "READONLY_BUFFER"
    default: "\(self)".uppercased()
    }
  }
}
