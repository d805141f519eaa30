// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "flipbook/result.h"

namespace flipbook {

// A value of a Python pickle as it is written: nothing is imported, called or built. What the
// pickle would call stands there as a `call`, for the reader to recognise or to leave alone.
struct PickleValue {
    enum class Kind {
        none,
        boolean,     // integer
        integer,     // integer; beyond 64 bits a `text` of its bytes, little endian
        number,      // number
        text,        // text, UTF-8 or bytes
        sequence,    // items: a list, tuple or set
        mapping,     // entries
        global,      // text: "module.name"
        call,        // items: what is called, its arguments; entries and appended items set later
        persistent,  // items: the one value that names an object outside the pickle
    };
    using Entry = std::pair<const PickleValue*, const PickleValue*>;

    Kind kind = Kind::none;
    std::int64_t integer = 0;
    double number = 0;
    std::string text;
    std::vector<const PickleValue*> items;
    std::vector<Entry> entries;
};

// A pickle taken apart: protocols 0 to 5 (CPython, Lib/pickletools.py), without the registry of
// extensions. Values may contain themselves, so whoever walks them must limit the depth.
class Pickle {
public:
    // Reads the one pickle at the start of `bytes`. Errors: corrupt, naming the byte; `file` is
    // its name in quotation marks, the message begins with it.
    static Result<Pickle> read(std::span<const std::byte> bytes, const std::string& file);

    // `root` is among `values`.
    Pickle(std::deque<PickleValue> values, const PickleValue* root, std::size_t size)
        : m_values(std::move(values)), m_root(root), m_size(size)
    { }

    const PickleValue& root() const { return *m_root; }
    std::size_t size() const { return m_size; }  // Bytes, the final STOP included.

    // All of them, in the order of their making.
    const std::deque<PickleValue>& values() const { return m_values; }

    // What it would call, without repetitions, in the order of the calls.
    std::vector<std::string> called() const;

private:
    std::deque<PickleValue> m_values;  // Owns them all, for they refer to each other in any way.
    const PickleValue* m_root = nullptr;
    std::size_t m_size = 0;
};

}  // namespace flipbook
