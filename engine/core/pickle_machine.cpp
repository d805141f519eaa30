// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pickle_machine.h"

#include <bit>
#include <charconv>
#include <system_error>

namespace flipbook {

void PickleMachine::fail(const std::string& problem)
{
    if (m_problem.empty())
        m_problem = problem;
}

std::string_view PickleMachine::take(std::uint64_t count)
{
    if (count > m_bytes.size() - m_at) {
        fail("an early end");
        return {};
    }
    const auto taken = m_bytes.substr(m_at, static_cast<std::size_t>(count));
    m_at += taken.size();
    return taken;
}

std::string_view PickleMachine::take_line()
{
    const std::size_t end = m_bytes.find('\n', m_at);
    if (end == std::string_view::npos) {
        fail("an early end");
        return {};
    }
    const auto line = take(end - m_at);
    take(1);
    return line;
}

std::uint64_t PickleMachine::take_unsigned(int bytes)
{
    std::uint64_t value = 0;
    int shift = 0;
    for (const char byte : take(static_cast<std::uint64_t>(bytes))) {
        value |= std::uint64_t{static_cast<unsigned char>(byte)} << shift;
        shift += 8;
    }
    return value;
}

PickleValue* PickleMachine::push(Kind kind)
{
    PickleValue& value = m_values.emplace_back();
    value.kind = kind;
    m_stack.push_back(&value);
    return &value;
}

void PickleMachine::push_long(std::string_view bytes)
{
    if (bytes.size() > sizeof(std::int64_t)) {
        push(Kind::integer)->text = bytes;
        return;
    }
    const bool is_negative = !bytes.empty() && (bytes.back() & 0x80) != 0;
    std::uint64_t value = is_negative ? ~std::uint64_t{0} : 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        value = value << 8U | static_cast<unsigned char>(bytes[i]);
    push_integer(static_cast<std::int64_t>(value));
}

void PickleMachine::push_decimal(std::string_view line)
{
    if (line.ends_with('L'))
        line.remove_suffix(1);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), value);
    if (error != std::errc() || end != line.data() + line.size())
        fail("a wrong number");
    push_integer(value);
}

void PickleMachine::push_decimal_float(std::string_view line)
{
    double value = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), value);
    if (error != std::errc() || end != line.data() + line.size())
        fail("a wrong number");
    push(Kind::number)->number = value;
}

void PickleMachine::push_float(std::string_view bytes)
{
    std::uint64_t bits = 0;
    for (const char byte : bytes)
        bits = bits << 8U | static_cast<unsigned char>(byte);
    push(Kind::number)->number = std::bit_cast<double>(bits);
}

void PickleMachine::push_sequence(const Values& values)
{
    push(Kind::sequence)->items.assign(values.begin(), values.end());
}

void PickleMachine::push_global(std::string_view module, std::string_view name)
{
    push(Kind::global)->text = std::string(module) + "." + std::string(name);
}

void PickleMachine::push_call(const PickleValue* callee, const PickleValue* arguments)
{
    push(Kind::call)->items = {callee, arguments};
}

PickleValue* PickleMachine::pop()
{
    const std::size_t floor = m_marks.empty() ? 0 : m_marks.back();
    if (m_stack.size() <= floor) {
        fail("too little on its stack");
        return &m_values.emplace_back();
    }
    PickleValue* value = m_stack.back();
    m_stack.pop_back();
    return value;
}

PickleValue* PickleMachine::top()
{
    PickleValue* value = pop();
    m_stack.push_back(value);
    return value;
}

PickleMachine::Values PickleMachine::pop(int count)
{
    Values values(static_cast<std::size_t>(count));
    for (auto value = values.rbegin(); value != values.rend(); ++value)
        *value = pop();
    return values;
}

PickleMachine::Values PickleMachine::pop_to_mark()
{
    if (m_marks.empty()) {
        fail("no mark on its stack");
        return {};
    }
    const auto begin = m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
    Values values(begin, m_stack.end());
    m_stack.erase(begin, m_stack.end());
    m_marks.pop_back();
    return values;
}

void PickleMachine::add_entries(PickleValue* target, const Values& values)
{
    if (values.size() % 2 != 0)
        fail("a key without a value");
    for (std::size_t i = 0; i + 1 < values.size(); i += 2)
        target->entries.emplace_back(values[i], values[i + 1]);
}

void PickleMachine::recall(std::uint64_t index)
{
    const auto found = m_memo.find(index);
    if (found == m_memo.end())
        fail("a reference to nothing");
    else
        m_stack.push_back(found->second);
}

}  // namespace flipbook
