// 随重置码一起发给对方的话。

/** What is sent to the person whose password is to be set anew (PWD-04). */
export const resetWords = (name: string, code: string, until: string): string =>
  `${name}，你的重置密码验证码是 ${code}（区分大小写，${until}前有效）。在登录页点“忘记密码”，填身份证号、姓名和它，就能设置新密码。`;
