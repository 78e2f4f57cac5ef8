// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Tables that are objects of S3.
struct S3Opening: Sendable {
  /// More objects are no table that one question could be about.
  static let mostObjects = 10_000

  let environment: [String: String]
  /// An engine process for such a table.
  let start: @Sendable (OpenTable) -> DuckDBStart

  /// The table with its single objects, and what the engine must know to reach them.
  ///
  /// - Throws: ``Obstacle``; `CancellationError`.
  func reached(_ table: OpenTable, at place: Int) async throws -> OpenTable {
    let address = try S3Address(table.file)
    let access = try S3Access(table.file, environment: environment)
    var reached = table
    reached.secret = try access.secret("secret\(place)", for: address.start)
    guard address.isPattern else { return reached }
    var file = table.file
    file.parts = try await objects(of: address, reached).map {
      TableFile.Part(displayPath: $0, localPath: $0)
    }
    var listed = try OpenTable(file, at: place)
    listed.secret = reached.secret
    listed.engineExtension = reached.engineExtension
    return listed
  }

  /// In a process of its own that may look into the folder and is asked nothing else.
  private func objects(of address: S3Address, _ table: OpenTable) async throws -> [String] {
    var start = start(table)
    start.listedFolder = address.folder
    let query =
      "SELECT file AS c0 FROM glob(\(SQLText.literal(address.text))) LIMIT \(Self.mostObjects + 1)"
    let found: [String]
    do {
      found = try await DuckDBSession.run(start) { session in
        try await session.rows(query).compactMap { try DuckDBReply.cells($0, count: 1)[0] }
      }
    } catch let refusal as DuckDBRefusal { throw Obstacle.refused(refusal, table.file) }
    // Markers of folders that are made by hand have no rows.
    let objects = found.filter { !$0.hasSuffix("/") }
    guard !objects.isEmpty else { throw Obstacle.noObjects(table.file) }
    guard objects.count <= Self.mostObjects else { throw Obstacle.tooManyObjects(table.file) }
    if let odd = objects.first(where: { !S3Address.isReadable($0) }) {
      throw Obstacle.oddObject(odd, table.file)
    }
    return objects.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

extension Obstacle {
  /// The engine's words about an address, which it could not read or not reach.
  static func unreachable(_ table: TableFile, _ reason: String) -> Obstacle {
    Obstacle(
      rule: "data.address-unreachable",
      message: "\(OneLine.of(table.displayPath)) could not be read: \(OneLine.of(reason))",
      remedy: "check the address; the dataset's `environment` must name AWS_REGION or "
        + "AWS_ENDPOINT_URL, and for what is not public AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
    )
  }

  static func changedWhileRead(_ table: TableFile) -> Obstacle {
    Obstacle(
      rule: "data.changed-while-read",
      message: "\(OneLine.of(table.displayPath)) was written while it was asked about",
      remedy: "run again when nothing writes there, or name objects that are never overwritten")
  }

  fileprivate static func noObjects(_ table: TableFile) -> Obstacle {
    Obstacle(
      rule: "dataset.no-files",
      message: "no object matches \(OneLine.of(table.displayPath)) of dataset "
        + "\(OneLine.quoted(table.dataset))",
      remedy: "correct the pattern in the manifest, or find out why nothing was written")
  }

  fileprivate static func tooManyObjects(_ table: TableFile) -> Obstacle {
    Obstacle(
      rule: "data.address-unsupported",
      message: "more than \(S3Opening.mostObjects) objects match \(OneLine.of(table.displayPath))",
      remedy: "name fewer of them")
  }

  fileprivate static func oddObject(_ object: String, _ table: TableFile) -> Obstacle {
    Obstacle(
      rule: "data.address-unsupported",
      message: "\(OneLine.of(table.displayPath)) matches \(OneLine.quoted(object)), whose name has "
        + "another meaning to the engine",
      remedy: "rename the object, or write a pattern that passes it by")
  }
}
