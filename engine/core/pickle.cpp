// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pickle.h"

#include <algorithm>
#include <charconv>

#include "core/pickle_machine.h"

namespace flipbook {

namespace {

using Kind = PickleValue::Kind;

// Opcodes in groups; each function says whether the opcode is of its group. Their names are those
// of Lib/pickle.py.

bool read_number(PickleMachine& machine, unsigned char opcode)
{
    switch (opcode) {
    case 'N':  // NONE
        machine.push(Kind::none);
        return true;
    case 0x88:  // NEWTRUE
    case 0x89:  // NEWFALSE
        machine.push(Kind::boolean)->integer = opcode == 0x88;
        return true;
    case 'K':  // BININT1
        machine.push_integer(static_cast<std::int64_t>(machine.take_unsigned(1)));
        return true;
    case 'M':  // BININT2
        machine.push_integer(static_cast<std::int64_t>(machine.take_unsigned(2)));
        return true;
    case 'J':  // BININT
        machine.push_integer(static_cast<std::int32_t>(machine.take_unsigned(4)));
        return true;
    case 0x8a:  // LONG1
        machine.push_long(machine.take(machine.take_unsigned(1)));
        return true;
    case 0x8b:  // LONG4
        machine.push_long(machine.take(machine.take_unsigned(4)));
        return true;
    case 'I':  // INT
    case 'L':  // LONG
        machine.push_decimal(machine.take_line());
        return true;
    case 'F':  // FLOAT
        machine.push_decimal_float(machine.take_line());
        return true;
    case 'G':  // BINFLOAT
        machine.push_float(machine.take(sizeof(double)));
        return true;
    default:
        return false;
    }
}

bool read_text(PickleMachine& machine, unsigned char opcode)
{
    switch (opcode) {
    case 'S':  // STRING
    case 'V':  // UNICODE
        machine.push_text(machine.take_line());
        return true;
    case 'U':   // SHORT_BINSTRING
    case 'C':   // SHORT_BINBYTES
    case 0x8c:  // SHORT_BINUNICODE
        machine.push_text(machine.take(machine.take_unsigned(1)));
        return true;
    case 'T':  // BINSTRING
    case 'B':  // BINBYTES
    case 'X':  // BINUNICODE
        machine.push_text(machine.take(machine.take_unsigned(4)));
        return true;
    case 0x8d:  // BINUNICODE8
    case 0x8e:  // BINBYTES8
    case 0x96:  // BYTEARRAY8
        machine.push_text(machine.take(machine.take_unsigned(8)));
        return true;
    default:
        return false;
    }
}

bool read_container(PickleMachine& machine, unsigned char opcode)
{
    switch (opcode) {
    case ']':   // EMPTY_LIST
    case ')':   // EMPTY_TUPLE
    case 0x8f:  // EMPTY_SET
        machine.push(Kind::sequence);
        return true;
    case '}':  // EMPTY_DICT
        machine.push(Kind::mapping);
        return true;
    case 't':   // TUPLE
    case 'l':   // LIST
    case 0x91:  // FROZENSET
        machine.push_sequence(machine.pop_to_mark());
        return true;
    case 0x85:  // TUPLE1
    case 0x86:  // TUPLE2
    case 0x87:  // TUPLE3
        machine.push_sequence(machine.pop(opcode - 0x84));
        return true;
    case 'd': {  // DICT
        const auto values = machine.pop_to_mark();
        machine.add_entries(machine.push(Kind::mapping), values);
        return true;
    }
    default:
        return false;
    }
}

bool fill_container(PickleMachine& machine, unsigned char opcode)
{
    const auto append = [&machine](const PickleMachine::Values& values) {
        auto& items = machine.top()->items;
        items.insert(items.end(), values.begin(), values.end());
    };
    switch (opcode) {
    case 'a':  // APPEND
        append(machine.pop(1));
        return true;
    case 'e':   // APPENDS
    case 0x90:  // ADDITEMS
        append(machine.pop_to_mark());
        return true;
    case 's': {  // SETITEM
        const auto values = machine.pop(2);
        machine.add_entries(machine.top(), values);
        return true;
    }
    case 'u': {  // SETITEMS
        const auto values = machine.pop_to_mark();
        machine.add_entries(machine.top(), values);
        return true;
    }
    default:
        return false;
    }
}

// What has a mark below its class and arguments: the oldest protocols.
void read_marked_object(PickleMachine& machine, unsigned char opcode)
{
    if (opcode == 'i') {
        const auto module = machine.take_line();
        machine.push_global(module, machine.take_line());
        const auto* callee = machine.pop();
        machine.push_sequence(machine.pop_to_mark());
        machine.push_call(callee, machine.pop());
        return;
    }
    auto values = machine.pop_to_mark();
    if (values.empty()) {
        machine.fail("nothing to make an object of");
        return;
    }
    const auto* callee = values.front();
    values.erase(values.begin());
    machine.push_sequence(values);
    machine.push_call(callee, machine.pop());
}

bool read_object(PickleMachine& machine, unsigned char opcode)
{
    switch (opcode) {
    case 'c': {  // GLOBAL
        const auto module = machine.take_line();
        machine.push_global(module, machine.take_line());
        return true;
    }
    case 0x93: {  // STACK_GLOBAL
        const auto names = machine.pop(2);
        machine.push_global(names[0]->text, names[1]->text);
        return true;
    }
    case 0x92:  // NEWOBJ_EX, with named arguments on top.
        machine.pop();
        [[fallthrough]];
    case 'R':     // REDUCE
    case 0x81: {  // NEWOBJ
        const auto parts = machine.pop(2);
        machine.push_call(parts[0], parts[1]);
        return true;
    }
    case 'i':  // INST
    case 'o':  // OBJ
        read_marked_object(machine, opcode);
        return true;
    case 'b':  // BUILD: the state of an object that is never made.
        machine.pop();
        return true;
    case 'P':  // PERSID
        machine.push_text(machine.take_line());
        [[fallthrough]];
    case 'Q': {  // BINPERSID
        const auto* name = machine.pop();
        machine.push(Kind::persistent)->items = {name};
        return true;
    }
    default:
        return false;
    }
}

std::uint64_t index_of(std::string_view line)
{
    std::uint64_t index = 0;
    std::from_chars(line.data(), line.data() + line.size(), index);
    return index;
}

bool read_memo(PickleMachine& machine, unsigned char opcode)
{
    switch (opcode) {
    case 'p':  // PUT
        machine.remember(index_of(machine.take_line()));
        return true;
    case 'q':  // BINPUT
        machine.remember(machine.take_unsigned(1));
        return true;
    case 'r':  // LONG_BINPUT
        machine.remember(machine.take_unsigned(4));
        return true;
    case 0x94:  // MEMOIZE
        machine.remember_next();
        return true;
    case 'g':  // GET
        machine.recall(index_of(machine.take_line()));
        return true;
    case 'h':  // BINGET
        machine.recall(machine.take_unsigned(1));
        return true;
    case 'j':  // LONG_BINGET
        machine.recall(machine.take_unsigned(4));
        return true;
    default:
        return false;
    }
}

bool read_stack(PickleMachine& machine, unsigned char opcode)
{
    constexpr std::uint64_t latest_protocol = 5;
    switch (opcode) {
    case 0x80:  // PROTO
        if (machine.take_unsigned(1) > latest_protocol)
            machine.fail("a protocol above 5");
        return true;
    case 0x95:  // FRAME: a length that only helps to read ahead.
        machine.take_unsigned(8);
        return true;
    case '(':  // MARK
        machine.mark();
        return true;
    case '1':  // POP_MARK
        machine.pop_to_mark();
        return true;
    case '0':  // POP
        machine.pop();
        return true;
    case '2':  // DUP
        machine.duplicate();
        return true;
    default:
        return false;
    }
}

}  // namespace

Result<Pickle> Pickle::read(std::span<const std::byte> bytes, const std::string& file)
{
    PickleMachine machine(bytes);
    std::size_t begin = 0;
    for (bool stopped = false; !stopped && machine.problem().empty();) {
        begin = machine.position();
        const auto opcode = static_cast<unsigned char>(machine.take_unsigned(1));
        stopped = opcode == '.';
        const bool is_known = stopped || read_number(machine, opcode) || read_text(machine, opcode)
                              || read_container(machine, opcode) || fill_container(machine, opcode)
                              || read_object(machine, opcode) || read_memo(machine, opcode)
                              || read_stack(machine, opcode);
        if (!is_known)
            machine.fail("the unknown opcode " + std::to_string(opcode));
    }
    const PickleValue* root = machine.pop();
    if (!machine.problem().empty())
        return Error{ErrorCode::corrupt, file + " is damaged: its pickle has " + machine.problem()
                                             + " at byte " + std::to_string(begin) + "."};
    return Pickle(machine.take_values(), root, machine.position());
}

std::vector<std::string> Pickle::called() const
{
    std::vector<std::string> names;
    for (const PickleValue& value : m_values) {
        if (value.kind != Kind::call || value.items.front()->kind != Kind::global)
            continue;
        const std::string& name = value.items.front()->text;
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    }
    return names;
}

}  // namespace flipbook
