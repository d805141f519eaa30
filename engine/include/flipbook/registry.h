// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace flipbook {

// An ordered list of named kinds: filled while starting up, then only read, from any thread.
// Entry has a member `name`.
template <class Entry> class Registry {
public:
    void add(Entry entry) { m_entries.push_back(std::move(entry)); }

    const Entry* find(const std::string& name) const
    {
        for (const Entry& entry : m_entries)
            if (entry.name == name)
                return &entry;
        return nullptr;
    }

    const std::vector<Entry>& entries() const { return m_entries; }

private:
    std::vector<Entry> m_entries;
};

}  // namespace flipbook
