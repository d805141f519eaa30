// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace flipbook {

enum class ErrorCode {
    invalid_request,     // The request contradicts itself; the message names the field.
    not_found,           // A file or model that was named does not exist.
    io,                  // Reading or writing failed.
    unsupported_format,  // Well-formed, but not something we know how to use here.
    corrupt,             // Malformed data.
    out_of_memory,       // Host or device memory ran out, after every remedy.
    device,              // The accelerator is missing or failed.
    cancelled,           // Asked to stop. Ends as JobCancelled, never as JobFailed.
    not_finite,          // NaN or infinity appeared; the message names step and layer.
    internal,            // A bug in this program.
};

// The name used in logs and in `--progress=json`, "out_of_memory" for instance.
const char* error_name(ErrorCode code);

struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string message;  // One English sentence that names the file or field.
};

// A value, or the Error that prevented it. std::expected without C++23.
template <class T> class [[nodiscard]] Result {
public:
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) { }
    Result(Error error) : m_content(std::in_place_index<1>, std::move(error)) { }

    bool has_value() const { return m_content.index() == 0; }
    explicit operator bool() const { return has_value(); }

    // Precondition: has_value().
    T& value() & { return std::get<0>(m_content); }
    const T& value() const& { return std::get<0>(m_content); }
    T&& value() && { return std::get<0>(std::move(m_content)); }

    // Precondition: !has_value().
    Error& error() { return std::get<1>(m_content); }
    const Error& error() const { return std::get<1>(m_content); }

private:
    std::variant<T, Error> m_content;
};

template <> class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) { }

    bool has_value() const { return !m_error; }
    explicit operator bool() const { return has_value(); }

    // Precondition: !has_value().
    Error& error() { return *m_error; }
    const Error& error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

}  // namespace flipbook

#define FLIPBOOK_JOIN_(a, b) a##b
#define FLIPBOOK_JOIN(a, b) FLIPBOOK_JOIN_(a, b)

// Returns the error of `expression` from the calling function, if it has one.
#define FLIPBOOK_TRY(expression)                                                                   \
    do {                                                                                           \
        if (auto flipbook_outcome = (expression); !flipbook_outcome)                               \
            return std::move(flipbook_outcome.error());                                            \
    } while (false)

// FLIPBOOK_ASSIGN(auto latents, expression): its value, or return its error. The variable is
// named by the caller because MSVC has no statement expressions.
#define FLIPBOOK_ASSIGN(declaration, expression)                                                   \
    auto FLIPBOOK_JOIN(flipbook_outcome_, __LINE__) = (expression);                                \
    if (!FLIPBOOK_JOIN(flipbook_outcome_, __LINE__))                                               \
        return std::move(FLIPBOOK_JOIN(flipbook_outcome_, __LINE__).error());                      \
    declaration = std::move(FLIPBOOK_JOIN(flipbook_outcome_, __LINE__)).value()
