// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "flipbook/result.h"

namespace flipbook {

// What the metadata of a motion module's file say of its shape, by key, numbers as text.
using ModuleSettings = std::map<std::string, std::string>;

// Settings taken one by one into variables that hold the defaults. A setting that is absent changes
// nothing; the first that cannot be used is remembered.
class SettingsReader {
public:
    // `source` begins messages, "cameras.safetensors". `settings` must outlive this.
    SettingsReader(std::string source, const ModuleSettings& settings)
        : m_source(std::move(source)), m_settings(settings)
    { }

    void read(const std::string& key, std::int64_t& value, std::int64_t least, std::int64_t most);
    void read(const std::string& key, bool& value);                      // "true" or "false".
    void read(const std::string& key, std::vector<std::string>& value);  // "pan-left, zoom-in"

    // Records that the value just read is of no use.
    void refuse(const std::string& key, const std::string& needed);

    // Error: unsupported_format, naming source and key.
    const Result<void>& outcome() const { return m_outcome; }

private:
    const std::string* find(const std::string& key) const;

    std::string m_source;
    const ModuleSettings& m_settings;
    Result<void> m_outcome;
};

}  // namespace flipbook
