// The media worker is written against libsrtp 3, where input and output are separate buffers with
// separate lengths. The system has libsrtp 2, which works in place. These overloads give the worker
// the calls it expects; libsrtp 2's own functions of the same name differ in their parameters.
#pragma once

#include <srtp2/srtp.h>

#include <climits>
#include <cstddef>
#include <cstdint>
#include <cstring>

inline constexpr auto srtp_err_status_buffer_small = static_cast<srtp_err_status_t>(28);
inline constexpr auto srtp_err_status_cryptex_err = static_cast<srtp_err_status_t>(29);

namespace zvonok_srtp
{
  using InPlaceCall = srtp_err_status_t (*)(srtp_t, void*, int*);

  /**
   * Moves the packet to the output buffer, if it is not there already, and runs a libsrtp 2 call on it.
   * `grows_by` is the most that the call can append; the output buffer must have that room.
   */
  inline srtp_err_status_t run_in_place(
    InPlaceCall call,
    srtp_t ctx,
    const uint8_t* in,
    size_t in_len,
    uint8_t* out,
    size_t* out_len,
    size_t grows_by)
  {
    if (in_len > static_cast<size_t>(INT_MAX) - grows_by)
    {
      return srtp_err_status_bad_param;
    }

    if (*out_len < in_len + grows_by)
    {
      return srtp_err_status_buffer_small;
    }

    if (out != in)
    {
      std::memmove(out, in, in_len);
    }

    int len = static_cast<int>(in_len);
    const srtp_err_status_t status = call(ctx, out, &len);

    if (status == srtp_err_status_ok)
    {
      *out_len = static_cast<size_t>(len);
    }

    return status;
  }
} // namespace zvonok_srtp

// The worker never uses master key identifiers, so `mki_index` has no meaning here.
inline srtp_err_status_t srtp_protect(
  srtp_t ctx, const uint8_t* rtp, size_t rtp_len, uint8_t* srtp, size_t* srtp_len, size_t /*mki_index*/)
{
  return zvonok_srtp::run_in_place(
    ::srtp_protect, ctx, rtp, rtp_len, srtp, srtp_len, SRTP_MAX_TRAILER_LEN);
}

inline srtp_err_status_t srtp_unprotect(
  srtp_t ctx, const uint8_t* srtp, size_t srtp_len, uint8_t* rtp, size_t* rtp_len)
{
  return zvonok_srtp::run_in_place(::srtp_unprotect, ctx, srtp, srtp_len, rtp, rtp_len, 0);
}

inline srtp_err_status_t srtp_protect_rtcp(
  srtp_t ctx, const uint8_t* rtcp, size_t rtcp_len, uint8_t* srtcp, size_t* srtcp_len, size_t /*mki_index*/)
{
  // Four more bytes than RTP: the index word with the encryption flag.
  return zvonok_srtp::run_in_place(
    ::srtp_protect_rtcp, ctx, rtcp, rtcp_len, srtcp, srtcp_len, SRTP_MAX_TRAILER_LEN + 4);
}

inline srtp_err_status_t srtp_unprotect_rtcp(
  srtp_t ctx, const uint8_t* srtcp, size_t srtcp_len, uint8_t* rtcp, size_t* rtcp_len)
{
  return zvonok_srtp::run_in_place(::srtp_unprotect_rtcp, ctx, srtcp, srtcp_len, rtcp, rtcp_len, 0);
}

inline srtp_err_status_t srtp_stream_remove(srtp_t ctx, uint32_t ssrc)
{
  return srtp_remove_stream(ctx, ssrc);
}
