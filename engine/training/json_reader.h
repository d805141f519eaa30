// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "flipbook/result.h"

namespace flipbook {

// A config whose keys are taken one by one into variables that hold the defaults. A key that is
// absent changes nothing. The first value that cannot be used is remembered, and so is which keys
// were asked for: outcome() then names what is wrong, a misspelt key too. Copies share this record.
class JsonReader {
public:
    // `given` are texts that stand in place of what the file says under their keys.
    // Errors: not_found, or corrupt where the file holds no JSON object.
    static Result<JsonReader> open(const std::filesystem::path& file,
                                   const std::map<std::string, std::string>& given = {});

    // The object under a key, an empty one where the key is absent.
    JsonReader object(const std::string& key);

    bool has(const std::string& key) const;

    // Both bounds are allowed values.
    void read(const std::string& key, std::int64_t& value, std::int64_t least,
              std::int64_t most = 1'000'000'000);
    void read(const std::string& key, double& value, double least, double most);
    void read(const std::string& key, bool& value);
    void read(const std::string& key, std::string& value);
    void read(const std::string& key, std::vector<std::int64_t>& value, std::int64_t least = 1);
    void read(const std::string& key, std::vector<bool>& value);
    void read(const std::string& key, std::vector<std::string>& value);

    // Every key of the object under `key`, its value as text: numbers, true and false, and texts.
    void read(const std::string& key, std::map<std::string, std::string>& values);

    // A path; a relative one is meant from the folder of the config.
    void read_path(const std::string& key, std::filesystem::path& value);

    // Records that the value just read is of no use, for what bounds cannot say.
    void refuse(const std::string& key, const std::string& needed);

    // Error: invalid_request, naming file and key, if a value could not be used.
    Result<void> bad_value() const;

    // The same, and then the first key that nobody asked for: to be asked when all were.
    Result<void> outcome() const;

private:
    struct Record;
    struct Node;
    JsonReader(std::shared_ptr<Record> record, std::shared_ptr<const Node> node);

    std::shared_ptr<Record> m_record;    // Of the whole file.
    std::shared_ptr<const Node> m_node;  // The object that this reader reads.
};

}  // namespace flipbook
