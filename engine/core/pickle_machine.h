// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/pickle.h"

namespace flipbook {

// What the opcodes of a pickle work on: its bytes, a stack of values with marks, and a memo. The
// first problem is kept; whatever is asked after it gets empty values, so that opcodes need not
// look.
class PickleMachine {
public:
    using Kind = PickleValue::Kind;
    using Values = std::vector<PickleValue*>;

    explicit PickleMachine(std::span<const std::byte> bytes)
        : m_bytes(reinterpret_cast<const char*>(bytes.data()), bytes.size())
    { }

    // Completes "its pickle has …".
    void fail(const std::string& problem);
    const std::string& problem() const { return m_problem; }

    std::size_t position() const { return m_at; }
    std::string_view take(std::uint64_t count);
    std::string_view take_line();            // Without its end.
    std::uint64_t take_unsigned(int bytes);  // Little endian.

    PickleValue* push(Kind kind);
    void push_integer(std::int64_t integer) { push(Kind::integer)->integer = integer; }
    void push_long(std::string_view bytes);  // Two's complement, little endian.
    void push_decimal(std::string_view line);
    void push_decimal_float(std::string_view line);
    void push_float(std::string_view bytes);  // Big endian.
    void push_text(std::string_view text) { push(Kind::text)->text = text; }
    void push_sequence(const Values& values);
    void push_global(std::string_view module, std::string_view name);
    void push_call(const PickleValue* callee, const PickleValue* arguments);

    // What lies below the last mark cannot be reached before the mark is gone.
    PickleValue* pop();
    PickleValue* top();
    Values pop(int count);  // The deepest first.
    void duplicate() { m_stack.push_back(top()); }
    void mark() { m_marks.push_back(m_stack.size()); }
    Values pop_to_mark();

    // Keys and values in turn.
    void add_entries(PickleValue* target, const Values& values);

    void remember(std::uint64_t index) { m_memo[index] = top(); }
    void remember_next() { remember(m_memo.size()); }
    void recall(std::uint64_t index);

    std::deque<PickleValue> take_values() { return std::move(m_values); }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
    std::string m_problem;
    std::deque<PickleValue> m_values;
    Values m_stack;
    std::vector<std::size_t> m_marks;  // Sizes of the stack.
    std::unordered_map<std::uint64_t, PickleValue*> m_memo;
};

}  // namespace flipbook
